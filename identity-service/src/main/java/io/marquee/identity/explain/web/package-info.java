/** Explanations over HTTP. */
@NullMarked
package io.marquee.identity.explain.web;

import org.jspecify.annotations.NullMarked;
