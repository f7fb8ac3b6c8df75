/** Asks the services for their parts of archives, and hears what they stored. */
@NullMarked
package io.marquee.workspace.export.messaging;

import org.jspecify.annotations.NullMarked;
