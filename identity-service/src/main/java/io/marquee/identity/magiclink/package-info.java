/** In without a password: by a link that a workspace mails to its members. */
@NullMarked
package io.marquee.identity.magiclink;

import org.jspecify.annotations.NullMarked;
