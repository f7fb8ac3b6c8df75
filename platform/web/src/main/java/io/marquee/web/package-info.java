/**
 * Callers, problem documents, paging, idempotency keys and ETags: what every HTTP edge of Marquee
 * shares.
 */
@NullMarked
package io.marquee.web;

import org.jspecify.annotations.NullMarked;
