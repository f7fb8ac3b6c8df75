/** How many people an account's plan lets into its workspaces, and how many there are. */
@NullMarked
package io.marquee.identity.seat;

import org.jspecify.annotations.NullMarked;
