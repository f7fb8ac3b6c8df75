/** The object store: what is published lies in a bucket of our own. */
@NullMarked
package io.marquee.publishing.storage;

import org.jspecify.annotations.NullMarked;
