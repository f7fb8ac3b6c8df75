/** Comments over HTTP. */
@NullMarked
package io.marquee.publishing.comment.web;

import org.jspecify.annotations.NullMarked;
