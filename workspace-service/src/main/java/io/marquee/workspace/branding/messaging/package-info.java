/** Tells the others how a workspace looks. */
@NullMarked
package io.marquee.workspace.branding.messaging;

import org.jspecify.annotations.NullMarked;
