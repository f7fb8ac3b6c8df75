/** What an archive of a workspace has of its publications beside rows: the files. */
@NullMarked
package io.marquee.publishing.archive;

import org.jspecify.annotations.NullMarked;
