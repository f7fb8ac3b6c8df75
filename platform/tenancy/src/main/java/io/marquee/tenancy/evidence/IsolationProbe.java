package io.marquee.tenancy.evidence;

import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.tenancy.move.Move;
import io.marquee.tenancy.move.Move.Step;
import io.marquee.tenancy.move.Moves;
import io.marquee.tenancy.schema.WorkspaceSchemas;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Attacks the service's own database, as it is, through the same doors and connections as requests:
 * the catalog is read; somebody who owns nothing and nobody at all try each table and view;
 * canaries put rows of their own into the tables, shared and dedicated, and others try those;
 * tenants take turns on the pool. Nothing of it is ever committed, but for one empty schema in
 * which the dedicated canary lives.
 */
public class IsolationProbe {

  /** The workspace that stands for all with a schema of their own; no account has it. */
  public static final UUID CANARY = UUID.fromString("00000000-0000-8000-8000-00000ca4a9e5");

  /** So many of the dedicated schemas are tried each time, another sample each time. */
  private static final int SAMPLE = 20;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Moves moves;
  private final boolean dedicated;
  private final Clock clock;

  /**
   * For the platform.
   *
   * @param jdbc connections of requests
   * @param transaction binds the tenant
   * @param moves makes the dedicated canary's schema
   * @param dedicated whether the service keeps schemas for workspaces
   * @param clock tells when
   */
  public IsolationProbe(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Moves moves,
      boolean dedicated,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.moves = moves;
    this.dedicated = dedicated;
    this.clock = clock;
  }

  /**
   * Probes once. It takes some hundred milliseconds.
   *
   * @param workspace whose own schema shall be among those that are tried, null for nobody's
   * @return what was found
   * @throws SQLException when the canary's schema cannot be made
   * @throws InterruptedException when it was ended amid that
   */
  public Evidence run(@Nullable UUID workspace) throws SQLException, InterruptedException {
    Instant started = clock.instant();
    Optional<String> own = canarySchema();
    var catalog = new Findings("catalog");
    var strangers = new Findings("strangers");
    var canaries = new Findings("canaries");
    var connections = new Findings("connections");
    var counts = new int[2];
    as(Tenant.NONE, () -> readCatalog(catalog, counts));
    List<String> schemas = schemas(workspace);
    as(stranger(), () -> tryAll(strangers, schemas, "a stranger"));
    as(Tenant.NONE, () -> tryAll(strangers, schemas, "nobody"));
    as(stranger(), () -> plantAndTry(canaries, "shared"));
    own.ifPresent(
        schema ->
            as(Tenant.workspace(CANARY, UUID.randomUUID()), () -> plantAndTry(canaries, schema)));
    new Turns(jdbc, transaction, connections).take(own.map(schema -> CANARY));
    return new Evidence(
        started,
        clock.instant(),
        counts[0],
        counts[1],
        List.of(catalog.check(), strangers.check(), canaries.check(), connections.check()));
  }

  private void readCatalog(Findings findings, int[] counts) {
    // So that tables are named with their schema.
    jdbc.sql("set local search_path = pg_catalog").update();
    counts[0] = IsolationCatalog.tenantTables(jdbc);
    counts[1] =
        jdbc.sql("select count(*) from service.placements where workspace_id <> ?")
            .param(CANARY)
            .query(Integer.class)
            .single();
    findings.found(counts[0], IsolationCatalog.breaches(jdbc));
  }

  private List<String> schemas(@Nullable UUID workspace) {
    var found = new ArrayList<>(List.of("shared"));
    as(
        Tenant.NONE,
        () ->
            found.addAll(
                jdbc.sql(
                        """
                        select schema from service.placements
                         order by workspace_id = any (array[:canary, :workspace]::uuid[]) desc, random() limit :sample
                        """)
                    .param("canary", CANARY)
                    .param("workspace", workspace == null ? CANARY : workspace)
                    .param("sample", SAMPLE)
                    .query(String.class)
                    .list()));
    return found;
  }

  private void tryAll(Findings findings, List<String> schemas, String attacker) {
    var attack = new Attack(jdbc, findings);
    for (String schema : schemas) attack.on(Relation.in(jdbc, schema), attacker);
  }

  /** One transaction that never was: rows of the bound canary, tried by others. */
  private void plantAndTry(Findings findings, String schema) {
    List<Relation> all = Relation.in(jdbc, schema);
    List<Relation> planted = new CanaryRows(jdbc, schema).plant(all);
    for (Relation relation : planted) {
      boolean own =
          jdbc.sql("select exists (select 1 from %s)".formatted(relation.quoted()))
              .query(Boolean.class)
              .single();
      findings.attempt(own, "a canary does not see its own row of %s".formatted(relation));
    }
    bind(stranger());
    new Attack(jdbc, findings).on(planted, "another tenant than the canary");
    bind(Tenant.NONE);
    new Attack(jdbc, findings).on(planted, "nobody");
  }

  /** As a transaction of that tenant begins, amid one. */
  private void bind(Tenant tenant) {
    jdbc.sql("select service.bind_tenant(?::uuid, ?::uuid)")
        .param(tenant.workspaceId())
        .param(tenant.accountId())
        .query()
        .singleRow();
  }

  private void as(Tenant tenant, Runnable work) {
    CurrentWorkspace.run(
        tenant,
        () ->
            transaction.executeWithoutResult(
                status -> {
                  status.setRollbackOnly();
                  // Requests come first.
                  jdbc.sql("set local lock_timeout = '2s'").update();
                  jdbc.sql("set local statement_timeout = '20s'").update();
                  work.run();
                }));
  }

  /** Somebody who owns nothing: ids that nobody has. */
  private static Tenant stranger() {
    return Tenant.workspace(UUID.randomUUID(), UUID.randomUUID());
  }

  private Optional<String> canarySchema() throws SQLException, InterruptedException {
    if (!dedicated) return Optional.empty();
    UUID operation = new UUID(CANARY.getMostSignificantBits(), ~CANARY.getLeastSignificantBits());
    Move move = moves.advance(operation, CANARY, Move.Target.DEDICATED, false);
    if (move.step() != Step.DONE) {
      throw new IllegalStateException("the canary has no schema: " + move.failure());
    }
    return Optional.of(WorkspaceSchemas.nameOf(CANARY));
  }
}
