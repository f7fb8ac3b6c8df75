/** OAuth 2.0 for machines: an API key is exchanged for an access token (client credentials). */
@NullMarked
package io.marquee.identity.oauth;

import org.jspecify.annotations.NullMarked;
