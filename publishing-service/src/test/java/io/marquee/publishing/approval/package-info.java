/** Approvals, from the first submission to what appears. */
@NullMarked
package io.marquee.publishing.approval;

import org.jspecify.annotations.NullMarked;
