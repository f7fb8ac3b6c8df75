/** Says what becomes of approvals, and hears that films were rendered again. */
@NullMarked
package io.marquee.publishing.approval.messaging;

import org.jspecify.annotations.NullMarked;
