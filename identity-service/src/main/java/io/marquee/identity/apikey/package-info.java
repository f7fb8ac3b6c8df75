/** Keys for machines: made, rotated, limited and revoked by people of a workspace. */
@NullMarked
package io.marquee.identity.apikey;

import org.jspecify.annotations.NullMarked;
