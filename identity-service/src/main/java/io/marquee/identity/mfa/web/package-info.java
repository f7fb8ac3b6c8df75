/** Setting up and removing the second factor over HTTP. */
@NullMarked
package io.marquee.identity.mfa.web;

import org.jspecify.annotations.NullMarked;
