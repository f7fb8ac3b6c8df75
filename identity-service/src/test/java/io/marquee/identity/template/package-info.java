/** This service's part of templates. */
@NullMarked
package io.marquee.identity.template;

import org.jspecify.annotations.NullMarked;
