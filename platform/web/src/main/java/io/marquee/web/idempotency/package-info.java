/**
 * Unsafe requests with an {@code Idempotency-Key} are carried out once and answered alike each
 * time.
 */
@NullMarked
package io.marquee.web.idempotency;

import org.jspecify.annotations.NullMarked;
