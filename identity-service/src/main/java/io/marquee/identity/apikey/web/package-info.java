/** API keys over HTTP, and what the gateway reports of their use. */
@NullMarked
package io.marquee.identity.apikey.web;

import org.jspecify.annotations.NullMarked;
