/** Campaigns, brands, series and folders, nested. */
@NullMarked
package io.marquee.workspace.project;

import org.jspecify.annotations.NullMarked;
