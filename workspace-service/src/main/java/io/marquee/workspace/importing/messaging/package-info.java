/** Asks the services to take in their parts of archives, and hears their answers. */
@NullMarked
package io.marquee.workspace.importing.messaging;

import org.jspecify.annotations.NullMarked;
