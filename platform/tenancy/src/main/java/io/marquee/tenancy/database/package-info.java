/** One database per service: its roles, schemas, migrations and connections. */
@NullMarked
package io.marquee.tenancy.database;

import org.jspecify.annotations.NullMarked;
