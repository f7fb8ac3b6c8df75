/** What the pages on security promise, held against the tests that they name. */
@NullMarked
package io.marquee.architecture.security;

import org.jspecify.annotations.NullMarked;
