/** The few pages that mails lead to: plain HTML, no script, nothing loaded from anywhere. */
@NullMarked
package io.marquee.identity.page;

import org.jspecify.annotations.NullMarked;
