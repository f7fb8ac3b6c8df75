/** This service's part of templates: the workspace's characters. */
@NullMarked
package io.marquee.film.template;

import org.jspecify.annotations.NullMarked;
