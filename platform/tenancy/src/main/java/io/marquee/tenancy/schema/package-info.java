/** Schemas of dedicated workspaces: made, migrated, told of. */
@NullMarked
package io.marquee.tenancy.schema;

import org.jspecify.annotations.NullMarked;
