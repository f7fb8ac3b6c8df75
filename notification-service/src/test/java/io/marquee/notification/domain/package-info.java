/** Domains. */
@NullMarked
package io.marquee.notification.domain;

import org.jspecify.annotations.NullMarked;
