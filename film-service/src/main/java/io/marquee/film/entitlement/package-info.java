/** What the account may still use, as billing told us; good for saying no early, never for yes. */
@NullMarked
package io.marquee.film.entitlement;

import org.jspecify.annotations.NullMarked;
