/** What was used, by workspace, project, meter and month. */
@NullMarked
package io.marquee.billing.usage;

import org.jspecify.annotations.NullMarked;
