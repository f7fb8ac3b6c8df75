/**
 * Work for later: stored with its tenant in the business transaction, run once, tried again when it
 * fails.
 */
@NullMarked
package io.marquee.service.jobs;

import org.jspecify.annotations.NullMarked;
