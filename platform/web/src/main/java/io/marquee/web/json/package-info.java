/** How JSON looks everywhere: snake_case names, enums in lower case, ISO instants, nulls kept. */
@NullMarked
package io.marquee.web.json;

import org.jspecify.annotations.NullMarked;
