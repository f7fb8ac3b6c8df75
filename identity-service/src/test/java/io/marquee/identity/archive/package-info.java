/** What identity gives to archives, and what it never does. */
@NullMarked
package io.marquee.identity.archive;

import org.jspecify.annotations.NullMarked;
