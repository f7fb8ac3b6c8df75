/** System admins and staff, for operators at the management port. */
@NullMarked
package io.marquee.identity.grant.operator;

import org.jspecify.annotations.NullMarked;
