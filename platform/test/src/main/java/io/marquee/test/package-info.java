/**
 * Postgres and Kafka for tests, callers, event assertions and the checks that every service must
 * pass.
 */
@NullMarked
package io.marquee.test;

import org.jspecify.annotations.NullMarked;
