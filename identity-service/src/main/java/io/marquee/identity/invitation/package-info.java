/** People are asked by mail to join a workspace, and join it with what they were mailed. */
@NullMarked
package io.marquee.identity.invitation;

import org.jspecify.annotations.NullMarked;
