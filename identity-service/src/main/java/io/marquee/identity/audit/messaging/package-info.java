/** What services say of their changes. */
@NullMarked
package io.marquee.identity.audit.messaging;

import org.jspecify.annotations.NullMarked;
