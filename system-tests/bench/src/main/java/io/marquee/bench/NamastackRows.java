package io.marquee.bench;

import io.namastack.outbox.partition.PartitionHasher;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;

/** Events as Namastack's own {@code schedule} writes them: the envelope lies in its context. */
final class NamastackRows {
  private NamastackRows() {}

  /** The aggregates of the backlog with the partitions that the library computes from them. */
  static void prepare(Setup setup) throws SQLException {
    try (Connection connection = setup.connect();
        Statement sql = connection.createStatement()) {
      sql.execute(
          "create table service.bench_keys (n int primary key, key uuid, partition_no int)");
      sql.execute(
          "insert into service.bench_keys select n, md5('key ' || n)::uuid from generate_series(0, %d) n"
              .formatted(Backlog.KEYS - 1));
      connection.setAutoCommit(false);
      try (var keys = sql.executeQuery("select n, key::text from service.bench_keys");
          PreparedStatement update =
              connection.prepareStatement(
                  "update service.bench_keys set partition_no = ? where n = ?")) {
        while (keys.next()) {
          update.setInt(1, partition(keys.getString(2)));
          update.setInt(2, keys.getInt(1));
          update.addBatch();
        }
        update.executeBatch();
      }
      connection.commit();
    }
  }

  private static int partition(String key) {
    return PartitionHasher.INSTANCE.getPartitionForRecordKey(key);
  }

  /** The rows of a backlog that one transaction writes. */
  static String backlog() {
    return """
    insert into service.outbox_record (id, status, record_key, record_type, payload, context, created_at,
                                       failure_count, next_retry_at, partition_no, handler_id)
    select id, 'NEW', k, 'java.lang.String', to_json(%1$s)::text,
           json_build_object('ce_id', id, 'ce_type', '%2$s', 'ce_time', clock_timestamp(),
             'ce_workspace', md5('w' || n %%%% 100)::uuid, 'ce_account', md5('a' || n %%%% 10)::uuid,
             'ce_actor', 'user:' || md5('u' || n %%%% 1000)::uuid, 'ce_correlation', id, 'ce_causation', id,
             'ce_sequence', ((n - 1) / %3$d + 1)::text,
             'traceparent', '00-' || md5(n::text) || '-' || left(md5('s' || n), 16) || '-01')::text,
           clock_timestamp(), 0, clock_timestamp(), partition_no, '%4$s'
      from (select s.n, uuidv7()::text as id, key::text as k, partition_no
              from generate_series(%%1$d + b * %%2$d, %%1$d + (b + 1) * %%2$d - 1, %%3$d) as s (n)
              join service.bench_keys keys on keys.n = s.n %%%% %3$d) as new;
    """
        .formatted(
            Event.payloadInSql("k", "n"), Event.TYPE, Backlog.KEYS, Namastack.KafkaHandler.ID);
  }

  /** One event of a steady load. */
  record Single() implements Steady.Insert {
    @Override
    public String sql() {
      return """
      insert into service.outbox_record (id, status, record_key, record_type, payload, context, created_at,
                                         failure_count, next_retry_at, partition_no, handler_id)
      values (?, 'NEW', ?, 'java.lang.String', to_json(?::text)::text, ?, clock_timestamp(), 0, clock_timestamp(), ?,
              '%s')
      returning pg_current_xact_id()::text::bigint
      """
          .formatted(Namastack.KafkaHandler.ID);
    }

    @Override
    public void set(PreparedStatement row, UUID id, UUID key, UUID tenant, long sequence)
        throws SQLException {
      row.setString(1, id.toString());
      row.setString(2, key.toString());
      row.setString(3, Event.payload(key, id));
      row.setString(
          4,
          """
          {"ce_id":"%1$s","ce_type":"%2$s","ce_time":"%3$s","ce_workspace":"%7$s","ce_account":"%7$s",\
          "ce_actor":"user:%4$s","ce_correlation":"%1$s","ce_causation":"%1$s","ce_sequence":"%5$d",\
          "traceparent":"%6$s"}"""
              .formatted(
                  id, Event.TYPE, Instant.now(), key, sequence, Event.traceparent(key), tenant));
      row.setInt(5, partition(key.toString()));
    }
  }
}
