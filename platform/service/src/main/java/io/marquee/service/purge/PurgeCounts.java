package io.marquee.service.purge;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much of a workspace is gone so far. */
class PurgeCounts {

  private final JdbcClient jdbc;

  PurgeCounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes the counts of a purge out, once it is done. */
  Map<String, Long> take(UUID purgeId) {
    var counts = new TreeMap<String, Long>();
    jdbc.sql("delete from purge_counts where purge_id = ? returning what, removed")
        .param(purgeId)
        .query(
            row -> {
              counts.put(row.getString("what"), row.getLong("removed"));
            });
    return counts;
  }
}
