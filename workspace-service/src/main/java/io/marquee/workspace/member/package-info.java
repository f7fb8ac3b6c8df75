/** Who belongs to which workspace, as identity-service tells. */
@NullMarked
package io.marquee.workspace.member;

import org.jspecify.annotations.NullMarked;
