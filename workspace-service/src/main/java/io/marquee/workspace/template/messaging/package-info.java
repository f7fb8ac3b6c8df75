/** Asks the other services for their parts of a template, and lets them make these anew. */
@NullMarked
package io.marquee.workspace.template.messaging;

import org.jspecify.annotations.NullMarked;
