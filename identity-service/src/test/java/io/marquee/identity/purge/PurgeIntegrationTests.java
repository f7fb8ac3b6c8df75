package io.marquee.identity.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.events.purge.WorkspacePurged;
import io.marquee.events.workspace.WorkspacePurgeRequested;
import io.marquee.identity.Brands;
import io.marquee.identity.Brands.Brand;
import io.marquee.identity.IdentityTest;
import io.marquee.tenancy.Tenant;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IdentityTest
class PurgeIntegrationTests {

  @Autowired Brands brands;
  @Autowired Events events;
  @Autowired TestDatabase database;

  @Test
  void keysAndMembersAreTakenBackAndTheRestVanishes() {
    Brand brand = brands.found();
    Brand other = brands.found();
    UUID key =
        UUID.fromString(
            brands
                .body(
                    brands.post(
                        brand.asOwner(),
                        brand.path("/api-keys"),
                        "{'name':'Importer','permissions':['films:read']}"))
                .at("/api_key/id")
                .asString());
    brands.post(
        brand.asOwner(),
        brand.path("/invitations"),
        "{'email':'guest-%s@example.com','role':'editor'}".formatted(brand.id()));
    brands.post(
        brand.asOwner(),
        brand.path("/roles"),
        "{'name':'Cutter','base_role':'viewer','permissions':['films:write']}");

    // What was done comes to the trail by event, and is not to come after the purge.
    await()
        .until(
            () ->
                database.count("shared.audit_entries where workspace_id = ?", brand.id())
                    == database.count(
                        "service.outbox where topic = 'audit.entries' and workspace_id = ?",
                        brand.id()));

    events.deliver(
        new WorkspacePurgeRequested(brand.id(), UUID.randomUUID(), Instant.now()),
        Tenant.workspace(brand.id(), brand.account()));

    WorkspacePurged told = events.awaitPublished(WorkspacePurged.class, brand.id());
    assertThat(told.service()).isEqualTo("identity");
    assertThat(told.removed())
        .containsEntry("api_keys", 1L)
        .containsEntry("members", 1L)
        .containsEntry("rows.api_keys", 1L);
    for (String table :
        new String[] {
          "memberships", "api_keys", "invitations", "custom_roles", "audit_entries", "audit_origins"
        }) {
      assertThat(database.count("shared." + table + " where workspace_id = ?", brand.id()))
          .as(table)
          .isZero();
    }
    assertThat(
            database.count(
                "service.outbox where topic = 'identity.api-keys' and key = ? and payload is null",
                key))
        .isEqualTo(1);
    assertThat(database.count("service.api_key_directory where workspace_id = ?", brand.id()))
        .isZero();
    assertThat(database.count("shared.memberships where workspace_id = ?", other.id()))
        .isEqualTo(1);
  }
}
