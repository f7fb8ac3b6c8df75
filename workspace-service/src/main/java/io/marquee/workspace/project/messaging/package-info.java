/** Tells the others what became of a project. */
@NullMarked
package io.marquee.workspace.project.messaging;

import org.jspecify.annotations.NullMarked;
