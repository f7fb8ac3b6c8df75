/** What containers need before the services start: secrets, and databases with their roles. */
@NullMarked
package io.marquee.local.compose;

import org.jspecify.annotations.NullMarked;
