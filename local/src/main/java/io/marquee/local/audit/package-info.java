/** Checks an exported audit trail, offline. */
@NullMarked
package io.marquee.local.audit;

import org.jspecify.annotations.NullMarked;
