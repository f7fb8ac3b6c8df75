/** Tests of how published files are kept. */
@NullMarked
package io.marquee.publishing.storage;

import org.jspecify.annotations.NullMarked;
