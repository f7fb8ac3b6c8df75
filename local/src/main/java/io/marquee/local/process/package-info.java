/** Processes of the operating system: starting, recognising, measuring and ending them. */
@NullMarked
package io.marquee.local.process;

import org.jspecify.annotations.NullMarked;
