package io.marquee.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A check that finds nothing is worth something only when it is known to find what is planted. */
@MarqueeTest
class TenantCatalogIntegrationTests {

  /** Makes the tables safe again, as a migration may at any time. */
  private static final String REPAIR =
      """
      call tenant_table('things');
      call visible_across('things');
      call account_table('spendings');
      """;

  @Test
  void findsNothingInACleanDatabase() throws SQLException {
    assertThat(TenantCatalog.breaches("probe")).isEmpty();
    assertThat(TenantCatalog.tenantTables("probe")).isEqualTo(3);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaches")
  void namesWhatIsPlantedAndNothingElse(String name, String plant, String undo, String sentence)
      throws SQLException {
    execute(plant);
    try {
      assertThat(TenantCatalog.breaches("probe")).containsExactly(sentence);
    } finally {
      execute(undo + ";" + REPAIR);
    }
    assertThat(TenantCatalog.breaches("probe")).isEmpty();
  }

  /** In each schema that has the table: one that another test made has to have what it has. */
  private static String everywhere(String change) {
    return """
    do $$
    declare each regclass;
    begin
      for each in select oid from pg_class where relname = 'things' and relkind = 'r' loop
        execute format('alter table %%s %s', each);
      end loop;
    end $$"""
        .formatted(change);
  }

  static Stream<Arguments> breaches() {
    return Stream.of(
        breach(
            "row security is off",
            "alter table things disable row level security",
            "",
            "shared.things does not enable and force row-level security"),
        breach(
            "row security does not bind the owner",
            "alter table things no force row level security",
            "",
            "shared.things does not enable and force row-level security"),
        breach(
            "a secret would leave in archives, unless somebody thinks of it",
            everywhere("add column api_token text"),
            everywhere("drop column api_token"),
            "things.api_token sounds like a secret: the table export_rules does not say whether it leaves in archives"),
        breach(
            "what must not leave has another name now",
            "insert into service.export_rules values ('things', 'former', 'left_out', 'gone')",
            "delete from service.export_rules where column_name = 'former'",
            "export_rules names things.former, which there is not"),
        breach(
            "a required column that never leaves would have nothing when an archive comes in",
            "insert into service.export_rules values ('things', 'title', 'left_out', 'a secret')",
            "delete from service.export_rules where column_name = 'title'",
            "things.title is required, and no archive has it: the table import_rules does not say what it gets"),
        breach(
            "an archive could name the objects of others",
            everywhere("add column picture_key text")
                + "; insert into service.export_rules values ('things', 'picture_key', 'exported', 'a key')",
            everywhere("drop column picture_key")
                + "; delete from service.export_rules where column_name = 'picture_key'",
            "things.picture_key sounds like the key of an object: the table import_rules does not say whether it is one"),
        breach(
            "what must not come in has another name now",
            "insert into service.import_rules values ('things', 'former', 'left_out', null, 'gone')",
            "delete from service.import_rules where column_name = 'former'",
            "import_rules names things.former, which there is not"),
        breach(
            "the policy is gone",
            "drop policy tenant on things",
            "",
            "shared.things lacks the policy \"tenant\""),
        breach(
            "the policy is one for every row",
            "alter policy tenant on things using (true)",
            "",
            "shared.things lacks the policy \"tenant\""),
        breach(
            "the policy has a way around it",
            "alter policy tenant on things using (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid) or true)",
            "",
            "shared.things lacks the policy \"tenant\""),
        breach(
            "a second policy admits to every row",
            "create policy more on things to probe_app using (true)",
            "drop policy more on things",
            "shared.things has a policy that admits the app role to every row: more"),
        breach(
            "the policy for overviews is for the app",
            "alter policy across on things to probe_app",
            "",
            "shared.things has a policy that admits the app role to every row: across"),
        breach(
            "the default is gone",
            "alter table things alter column workspace_id drop default",
            "",
            "shared.things: the default of workspace_id does not come from the setting"),
        breach(
            "the app may insert the tenant",
            "grant insert (workspace_id) on things to probe_app",
            "",
            "shared.things: the app role may set workspace_id"),
        breach(
            "the app may update all columns",
            "grant update on things to probe_app",
            "",
            "shared.things: the app role may set workspace_id"),
        breach(
            "an index is unique across tenants",
            "create unique index unique_titles on things (title)",
            "drop index unique_titles",
            "shared.things: the index shared.unique_titles is unique across tenants"),
        breach(
            "a foreign key lacks the tenant",
            "alter table things add constraint of_kind foreign key (kind_id) references kinds",
            "alter table things drop constraint of_kind",
            "shared.things: the foreign key of_kind does not carry workspace_id"),
        breach(
            "a partition is granted",
            "grant select on readings_0 to probe_app",
            "revoke select on readings_0 from probe_app",
            "shared.readings_0: app may read or write the partition directly"),
        breach(
            "a partition may be emptied",
            "grant delete on readings_0 to probe_app",
            "revoke delete on readings_0 from probe_app",
            "shared.readings_0: app may read or write the partition directly"),
        breach(
            "a foreign key carries the tenant to another column",
            "alter table things add unique (id, workspace_id), add constraint crossed foreign key (workspace_id, part_of) references things (id, workspace_id)",
            "alter table things drop constraint crossed, drop constraint things_id_workspace_id_key",
            "shared.things: the foreign key crossed pairs workspace_id with another column"),
        breach(
            "everybody may read",
            "grant select on things to public",
            "revoke select on things from public",
            "shared.things: everybody may select"),
        breach(
            "overviews may read what no policy shows them",
            "grant select on readings to probe_across",
            "revoke select on readings from probe_across",
            "shared.readings: probe_across may select"),
        breach(
            "the app may truncate, which no policy holds back",
            "grant truncate on things to probe_app",
            "revoke truncate on things from probe_app",
            "shared.things: probe_app may truncate"),
        breach(
            "everybody may look into the schema",
            "grant usage on schema shared to public",
            "revoke usage on schema shared from public",
            "the schema shared: everybody has the right to use it"),
        breach(
            "a view runs as its owner",
            "alter view titles reset (security_invoker)",
            "alter view titles set (security_invoker = true)",
            "the view shared.titles does not run as its caller (security_invoker)"),
        breach(
            "the app may read the outbox",
            "grant select on outbox to probe_app",
            "revoke select on outbox from probe_app",
            "the app role may read or change the outbox"),
        breach(
            "the account of a table is not the one bound",
            "alter table spendings alter column account_id set default gen_random_uuid()",
            "",
            "shared.spendings: the default of account_id does not come from the setting"));
  }

  private static Arguments breach(String name, String plant, String undo, String sentence) {
    return Arguments.of(name, plant, undo, sentence);
  }

  private static void execute(String statements) throws SQLException {
    try (Connection connection = TestPostgres.superuser("probe");
        Statement sql = connection.createStatement()) {
      sql.execute("set search_path = shared, service");
      sql.execute(statements);
    }
  }
}
