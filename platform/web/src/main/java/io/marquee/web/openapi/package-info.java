/** The service's OpenAPI as its answers really look, where springdoc is on the class path. */
@NullMarked
package io.marquee.web.openapi;

import org.jspecify.annotations.NullMarked;
