/** What a workspace is like, kept by its account and given to new ones. */
@NullMarked
package io.marquee.workspace.template;

import org.jspecify.annotations.NullMarked;
