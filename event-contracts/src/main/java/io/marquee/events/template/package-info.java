/** What services say of their parts of a template. */
@NullMarked
package io.marquee.events.template;

import org.jspecify.annotations.NullMarked;
