/** Tests of the package of the same name. */
@NullMarked
package io.marquee.web;

import org.jspecify.annotations.NullMarked;
