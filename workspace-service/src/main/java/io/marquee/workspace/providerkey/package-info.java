/** Keys of the providers that a workspace brings: sealed, shown to few, and rotated at work. */
@NullMarked
package io.marquee.workspace.providerkey;

import org.jspecify.annotations.NullMarked;
