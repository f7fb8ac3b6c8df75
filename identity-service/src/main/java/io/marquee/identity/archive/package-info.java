/** What an archive of a workspace says of its people: who the ids are. */
@NullMarked
package io.marquee.identity.archive;

import org.jspecify.annotations.NullMarked;
