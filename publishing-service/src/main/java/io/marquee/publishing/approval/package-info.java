/** What a post goes through before it appears: stages, decisions, and what became of them. */
@NullMarked
package io.marquee.publishing.approval;

import org.jspecify.annotations.NullMarked;
