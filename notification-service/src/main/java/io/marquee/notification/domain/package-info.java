/** Where links of a workspace lead: to its own domain, if it has one. */
@NullMarked
package io.marquee.notification.domain;

import org.jspecify.annotations.NullMarked;
