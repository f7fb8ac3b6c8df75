/** The token endpoint of RFC 6749. */
@NullMarked
package io.marquee.identity.oauth.web;

import org.jspecify.annotations.NullMarked;
