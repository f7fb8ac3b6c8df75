/** Tests of the package of the same name. */
@NullMarked
package io.marquee.web.openapi;

import org.jspecify.annotations.NullMarked;
