/** What an archive of a workspace has of its films beside rows: the files. */
@NullMarked
package io.marquee.film.archive;

import org.jspecify.annotations.NullMarked;
