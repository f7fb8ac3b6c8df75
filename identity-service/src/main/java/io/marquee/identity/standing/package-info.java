/**
 * What somebody may do in a workspace, and why: as its member, by a grant of its account or of the
 * system.
 */
@NullMarked
package io.marquee.identity.standing;

import org.jspecify.annotations.NullMarked;
