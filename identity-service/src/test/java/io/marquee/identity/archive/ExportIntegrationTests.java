package io.marquee.identity.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.archive.ExportedTable;
import io.marquee.events.archive.PartExported;
import io.marquee.events.workspace.ExportRequested;
import io.marquee.identity.Brands;
import io.marquee.identity.Brands.Brand;
import io.marquee.identity.IdentityTest;
import io.marquee.service.archive.ArchiveLinks;
import io.marquee.tenancy.Tenant;
import io.marquee.test.Events;
import io.marquee.test.PartSink;
import io.marquee.test.TestDatabase;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IdentityTest
class ExportIntegrationTests {

  @Autowired Brands brands;
  @Autowired Events events;
  @Autowired TestDatabase database;
  @Autowired ArchiveLinks links;

  @Test
  void saysWhoTheMembersAreAndKeepsSecretsBack() throws Exception {
    Brand brand = brands.found();
    Brand other = brands.found();
    brands.post(
        brand.asOwner(),
        brand.path("/api-keys"),
        "{'name':'Importer','permissions':['films:read']}");
    UUID archive = UUID.randomUUID();
    try (var sink = new PartSink()) {
      events.deliver(
          new ExportRequested(
              archive,
              brand.id(),
              Map.of("identity", links.sealed(archive, "identity", sink.link()))),
          Tenant.workspace(brand.id(), brand.account()));
      PartExported told = events.awaitPublished(PartExported.class, archive);

      var files = sink.files();
      assertThat(PartSink.file(files, "identity/data/users.jsonl").lines()).hasSize(1);
      assertThat(PartSink.file(files, "identity/data/users.jsonl"))
          .contains("@")
          .doesNotContain("password");
      assertThat(PartSink.file(files, "identity/data/api_keys.jsonl"))
          .contains("Importer")
          .doesNotContain("secret_hash");
      assertThat(told.tables())
          .filteredOn(table -> table.name().equals("api_keys"))
          .singleElement()
          .extracting(ExportedTable::leftOut)
          .asList()
          .containsExactly("secret_hash", "former_secret_hash");
      String all = String.join("\n", files.values());
      assertThat(all).doesNotContain(other.id().toString());
      for (var row :
          database.rows(
              """
              select secret_hash as hidden from shared.api_keys
              union all select password_hash from service.users where password_hash is not null
              """)) {
        assertThat(all).doesNotContain(String.valueOf(row.get("hidden")));
      }
    }
  }
}
