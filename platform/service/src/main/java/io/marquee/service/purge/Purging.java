package io.marquee.service.purge;

import io.marquee.events.purge.RemainingData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A purge at work in this service. What it counted is stored, and so outlives a crash. */
public class Purging {

  private final UUID purgeId;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Set<RemainingData> remaining = new LinkedHashSet<>();

  Purging(UUID purgeId, JdbcClient jdbc, TransactionTemplate transaction) {
    this.purgeId = purgeId;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * Removes something and counts it, in one transaction.
   *
   * @param what of which kind it is, such as {@code objects}
   * @param removal removes some or all of it and tells how many
   * @return how many that were; as long as it is not 0 there may be more
   */
  public long remove(String what, LongSupplier removal) {
    Long removed =
        transaction.execute(
            status -> {
              long count = removal.getAsLong();
              if (count > 0) add(what, count);
              return count;
            });
    return removed == null ? 0 : removed;
  }

  /** Removes some of what lies outside of the database, and tells how many; 0 when none is left. */
  public interface Batch {
    /**
     * Removes some.
     *
     * @throws Exception when it cannot now
     */
    int remove() throws Exception;
  }

  /**
   * Removes batch after batch and counts them. No transaction is open meanwhile, so what a crash
   * leaves uncounted is gone all the same.
   *
   * @param what of which kind it is, such as {@code objects}
   * @throws Exception the batch's
   */
  public void removeAll(String what, Batch batch) throws Exception {
    for (int gone = batch.remove(); gone > 0; gone = batch.remove()) {
      int counted = gone;
      remove(what, () -> counted);
    }
  }

  /**
   * Takes note of what stays.
   *
   * @param what which data, and where it lies
   * @param why what keeps it
   * @param until when it goes at the latest, null while a law decides
   */
  public void keep(String what, String why, @Nullable Instant until) {
    remaining.add(new RemainingData(what, why, until));
  }

  List<RemainingData> remaining() {
    return new ArrayList<>(remaining);
  }

  private void add(String what, long count) {
    jdbc.sql(
            """
            insert into purge_counts as c (purge_id, what, removed) values (:purge, :what, :count)
            on conflict (purge_id, what) do update set removed = c.removed + excluded.removed
            """)
        .param("purge", purgeId)
        .param("what", what)
        .param("count", count)
        .update();
  }
}
