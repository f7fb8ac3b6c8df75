/** The admins of an account over HTTP. */
@NullMarked
package io.marquee.identity.grant.web;

import org.jspecify.annotations.NullMarked;
