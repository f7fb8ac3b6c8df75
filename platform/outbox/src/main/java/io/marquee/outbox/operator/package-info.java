/**
 * What operators see and do, at the management port: dead letters, replays, rebuilds. The gateway
 * routes none of it.
 */
@NullMarked
package io.marquee.outbox.operator;

import org.jspecify.annotations.NullMarked;
