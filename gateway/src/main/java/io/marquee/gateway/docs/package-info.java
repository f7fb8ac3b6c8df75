/** The merged OpenAPI document and a page to read it. */
@NullMarked
package io.marquee.gateway.docs;

import org.jspecify.annotations.NullMarked;
