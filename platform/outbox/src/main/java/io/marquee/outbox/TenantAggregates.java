package io.marquee.outbox;

import io.marquee.outbox.SnapshotSource.Aggregate;
import io.marquee.tenancy.AcrossWorkspaces;
import io.marquee.tenancy.AcrossWorkspaces.Place;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Goes through the rows of a table over all workspaces, for a {@link SnapshotSource} or for work on
 * each. A migration made the table {@code visible_across}.
 *
 * @param table the table
 * @param account the expression that gives a row's account, {@code null::uuid} where it is not
 *     known
 * @param condition which rows are aggregates that events have told of, such as {@code true}
 * @param sharedOnly whether the rows of dedicated workspaces lie in {@code shared}, too
 */
public record TenantAggregates(
    AcrossWorkspaces across, String table, String account, String condition, boolean sharedOnly) {

  private static final Logger LOG = LoggerFactory.getLogger(TenantAggregates.class);

  /** The database's order; Java compares UUIDs as signed numbers. A sort keeps the order of ids. */
  private static final Comparator<Aggregate> BY_WORKSPACE =
      Comparator.comparing(aggregate -> aggregate.workspaceId().toString());

  /** Rows of a table that moves with its workspaces. */
  public TenantAggregates(AcrossWorkspaces across, String table, String account, String condition) {
    this(across, table, account, condition, false);
  }

  /** Rows of a table that lies in {@code shared} for all workspaces. */
  public static TenantAggregates inSharedOnly(
      AcrossWorkspaces across, String table, String account, String condition) {
    return new TenantAggregates(across, table, account, condition, true);
  }

  /** All rows of a table that knows no accounts. */
  public static TenantAggregates of(AcrossWorkspaces across, String table) {
    return new TenantAggregates(across, table, "null::uuid", "true");
  }

  /**
   * Does something for each row, in its workspace. One that fails, or whose workspace cannot be
   * bound now, does not keep it from the others: the first failure is thrown when all are through.
   *
   * @param atOnce how many are looked up together
   * @param work what to do
   */
  public void each(int atOnce, Consumer<Aggregate> work) {
    RuntimeException first = null;
    for (var found = next(null, null, atOnce);
        !found.isEmpty();
        found = next(null, found.getLast(), atOnce)) {
      for (Aggregate one : found) {
        try {
          CurrentWorkspace.run(
              Tenant.workspace(one.workspaceId(), one.accountId()), () -> work.accept(one));
        } catch (RuntimeException failed) {
          LOG.warn("{} {} of workspace {} has to wait", table, one.id(), one.workspaceId(), failed);
          if (first == null) first = failed;
        }
      }
    }
    if (first != null) throw first;
  }

  /** What {@link SnapshotSource#next} gives. */
  public List<Aggregate> next(@Nullable UUID workspace, @Nullable Aggregate after, int most) {
    UUID none = new UUID(0, 0);
    Aggregate from = after == null ? new Aggregate(none, null, none) : after;
    return across.read(jdbc -> next(jdbc, workspace, from, most));
  }

  /** Those of shared workspaces, and among them those of dedicated ones, each from its schema. */
  private List<Aggregate> next(
      JdbcClient jdbc, @Nullable UUID workspace, Aggregate after, int most) {
    var found = new ArrayList<>(rows(jdbc, "shared", workspace, after, most));
    if (sharedOnly) return List.copyOf(found);
    for (Place place : AcrossWorkspaces.places(jdbc, after.workspaceId())) {
      if (workspace != null && !workspace.equals(place.workspaceId())) continue;
      found.sort(BY_WORKSPACE);
      boolean full = found.size() >= most;
      if (full && isBefore(found.get(most - 1).workspaceId(), place.workspaceId())) break;
      found.addAll(rows(jdbc, place.schema(), place.workspaceId(), after, most));
    }
    found.sort(BY_WORKSPACE);
    return List.copyOf(found.subList(0, Math.min(most, found.size())));
  }

  private List<Aggregate> rows(
      JdbcClient jdbc, String schema, @Nullable UUID workspace, Aggregate after, int most) {
    return jdbc.sql(
            """
            select workspace_id, %s as account_id, id from %s.%s t
             where (%s) and (:workspace::uuid is null or workspace_id = :workspace::uuid)
               and (workspace_id, id) > (:afterWorkspace, :afterId)
               and %s
             order by workspace_id, id limit :most
            """
                .formatted(account, schema, table, condition, whereItLies(schema)))
        .param("workspace", workspace)
        .param("afterWorkspace", after.workspaceId())
        .param("afterId", after.id())
        .param("most", most)
        .query(Aggregate.class)
        .list();
  }

  private String whereItLies(String schema) {
    if (sharedOnly) return "true";
    String there =
        "exists (select 1 from service.placements p where p.workspace_id = t.workspace_id)";
    return schema.equals("shared") ? "not " + there : there;
  }

  private static boolean isBefore(UUID one, UUID other) {
    return one.toString().compareTo(other.toString()) < 0;
  }
}
