/** The ways to another password over HTTP. */
@NullMarked
package io.marquee.identity.credential.web;

import org.jspecify.annotations.NullMarked;
