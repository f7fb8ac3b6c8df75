/** Tests of stored work. */
@NullMarked
package io.marquee.service.jobs;

import org.jspecify.annotations.NullMarked;
