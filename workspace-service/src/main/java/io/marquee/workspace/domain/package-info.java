/** Domains of customers, which lead to their workspace once DNS proves that they are theirs. */
@NullMarked
package io.marquee.workspace.domain;

import org.jspecify.annotations.NullMarked;
