/** What the services are asked for, and what they report. */
@NullMarked
package io.marquee.workspace.isolation.messaging;

import org.jspecify.annotations.NullMarked;
