/** Approvals and their stages over HTTP. */
@NullMarked
package io.marquee.publishing.approval.web;

import org.jspecify.annotations.NullMarked;
