/** This service's part of templates: the workspace's characters and prompts. */
@NullMarked
package io.marquee.film.template;

import org.jspecify.annotations.NullMarked;
