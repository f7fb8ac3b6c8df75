/** Tests of the operators' endpoints. */
@NullMarked
package io.marquee.outbox.operator;

import org.jspecify.annotations.NullMarked;
