/** The portal over HTTP. */
@NullMarked
package io.marquee.publishing.portal.web;

import org.jspecify.annotations.NullMarked;
