package io.marquee.outbox;

import io.marquee.outbox.SnapshotSource.Aggregate;
import io.marquee.tenancy.AcrossWorkspaces;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the rows of a table over all workspaces, for a {@link SnapshotSource}. A migration
 * made the table {@code visible_across}.
 *
 * @param table the table
 * @param account the expression that gives a row's account, {@code null::uuid} where it is not
 *     known
 * @param condition which rows are aggregates that events have told of, such as {@code true}
 */
public record TenantAggregates(
    AcrossWorkspaces across, String table, String account, String condition) {

  /** All rows of a table that knows no accounts. */
  public static TenantAggregates of(AcrossWorkspaces across, String table) {
    return new TenantAggregates(across, table, "null::uuid", "true");
  }

  /** What {@link SnapshotSource#next} gives. */
  public List<Aggregate> next(@Nullable UUID workspace, @Nullable Aggregate after, int most) {
    UUID none = new UUID(0, 0);
    return across.read(
        jdbc ->
            jdbc.sql(
                    """
                    select workspace_id, %s as account_id, id from %s
                     where (%s) and (:workspace::uuid is null or workspace_id = :workspace::uuid)
                       and (workspace_id, id) > (:afterWorkspace, :afterId)
                     order by workspace_id, id limit :most
                    """
                        .formatted(account, table, condition))
                .param("workspace", workspace)
                .param("afterWorkspace", after == null ? none : after.workspaceId())
                .param("afterId", after == null ? none : after.id())
                .param("most", most)
                .query(Aggregate.class)
                .list());
  }
}
