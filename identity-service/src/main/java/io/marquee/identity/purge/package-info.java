/** What a workspace's people and keys leave behind when it vanishes. */
@NullMarked
package io.marquee.identity.purge;

import org.jspecify.annotations.NullMarked;
