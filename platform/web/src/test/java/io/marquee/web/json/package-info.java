/** Tests of the package of the same name. */
@NullMarked
package io.marquee.web.json;

import org.jspecify.annotations.NullMarked;
