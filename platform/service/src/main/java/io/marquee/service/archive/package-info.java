/** A service's part of a workspace's archive: rows, objects, and what says how to read them. */
@NullMarked
package io.marquee.service.archive;

import org.jspecify.annotations.NullMarked;
