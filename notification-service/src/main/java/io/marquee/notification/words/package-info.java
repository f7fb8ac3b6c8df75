/** What people are told, in their language. */
@NullMarked
package io.marquee.notification.words;

import org.jspecify.annotations.NullMarked;
