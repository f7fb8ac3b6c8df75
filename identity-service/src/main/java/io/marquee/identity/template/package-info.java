/** This service's part of templates: the workspace's roles. */
@NullMarked
package io.marquee.identity.template;

import org.jspecify.annotations.NullMarked;
