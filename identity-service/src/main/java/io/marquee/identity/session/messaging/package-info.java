/** What others hear of sessions. */
@NullMarked
package io.marquee.identity.session.messaging;

import org.jspecify.annotations.NullMarked;
