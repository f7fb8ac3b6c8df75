package io.marquee.service.jobs;

import io.marquee.tenancy.Tenant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a piece of work lies in the table: whose it is, and its data as JSON. */
record StoredJob(@Nullable UUID workspaceId, @Nullable UUID accountId, String data) {

  Tenant tenant() {
    return new Tenant(workspaceId, accountId);
  }
}
