/** What others hear of grants. */
@NullMarked
package io.marquee.identity.grant.messaging;

import org.jspecify.annotations.NullMarked;
