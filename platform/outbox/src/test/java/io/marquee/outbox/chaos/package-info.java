/** Fault runs: a load, seeded faults, recorded histories, and checkers that decide. */
@NullMarked
package io.marquee.outbox.chaos;

import org.jspecify.annotations.NullMarked;
