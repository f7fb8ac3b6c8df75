/** What others hear of API keys. */
@NullMarked
package io.marquee.identity.apikey.messaging;

import org.jspecify.annotations.NullMarked;
