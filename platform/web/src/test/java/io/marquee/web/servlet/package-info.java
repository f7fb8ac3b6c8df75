/** Tests of the package of the same name. */
@NullMarked
package io.marquee.web.servlet;

import org.jspecify.annotations.NullMarked;
