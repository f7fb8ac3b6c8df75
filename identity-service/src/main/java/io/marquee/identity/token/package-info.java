/** Access tokens, the keys that sign them, and where others find the keys. */
@NullMarked
package io.marquee.identity.token;

import org.jspecify.annotations.NullMarked;
