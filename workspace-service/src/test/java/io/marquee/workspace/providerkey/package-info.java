/** Tests. */
@NullMarked
package io.marquee.workspace.providerkey;

import org.jspecify.annotations.NullMarked;
