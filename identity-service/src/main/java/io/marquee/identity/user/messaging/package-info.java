/** What others hear of users. */
@NullMarked
package io.marquee.identity.user.messaging;

import org.jspecify.annotations.NullMarked;
