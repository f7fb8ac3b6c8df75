package io.marquee.outbox.inbox;

import io.marquee.outbox.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What operators and the retries ask of {@code parked_keys}. Callers bring the transaction. */
class ParkedKeys {
  private final JdbcTemplate jdbc;

  ParkedKeys(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A key whose turn it is.
   *
   * @param last whether it is tried by itself for the last time
   */
  record Due(String consumer, int generation, UUID key, boolean last) {}

  /**
   * Takes keys whose time has come, so that no other process does, and sets the next time: soon and
   * then every 2 s at first, then after as long as they have waited, until an hour is over.
   */
  List<Due> takeDue(Collection<Listener> listeners, Duration often, int limit) {
    Object[] names = listeners.stream().map(Listener::name).toArray();
    Object[] generations = listeners.stream().map(Listener::generation).toArray();
    return jdbc.query(
        sql -> {
          var query =
              sql.prepareStatement(
                  """
                  update service.parked_keys p
                     set attempts = p.attempts + 1,
                         retry_at = case
                           when now() - p.parked_at < ? * interval '1 millisecond'
                             then now() + least(power(2, p.attempts) * 0.2, 2) * interval '1 second'
                           when now() - p.parked_at < interval '1 hour'
                             then now() + greatest(now() - p.parked_at, interval '1 minute') end
                    from (select d.consumer, d.generation, d.key from service.parked_keys d
                            join unnest(?, ?) l(name, generation)
                              on l.name = d.consumer
                             and (l.generation = d.generation or d.generation >= ?)
                           where d.retry_at <= now()
                           order by d.retry_at limit ? for update of d skip locked) due
                   where p.consumer = due.consumer and p.generation = due.generation
                     and p.key = due.key
                  returning p.consumer, p.generation, p.key, p.retry_at is null
                  """);
          query.setLong(1, often.toMillis());
          query.setArray(2, sql.createArrayOf("text", names));
          query.setArray(3, sql.createArrayOf("int4", generations));
          query.setInt(4, Generations.FIRST_OF_OPERATORS);
          query.setInt(5, limit);
          return query;
        },
        (row, number) ->
            new Due(
                row.getString(1), row.getInt(2), row.getObject(3, UUID.class), row.getBoolean(4)));
  }

  /** How long until the next key is due; empty if none will be. */
  Optional<Duration> untilNext() {
    @Nullable Long millis =
        jdbc.queryForObject(
            "select ceil(extract(epoch from min(retry_at) - clock_timestamp()) * 1000)::bigint"
                + " from service.parked_keys where retry_at is not null",
            Long.class);
    return Optional.ofNullable(millis).map(Duration::ofMillis);
  }

  /** How many keys each consumer has parked. */
  Map<String, Long> byConsumer() {
    Map<String, Long> counts = new TreeMap<>();
    jdbc.query(
        "select consumer, count(*) from service.parked_keys group by consumer",
        row -> {
          counts.put(row.getString(1), row.getLong(2));
        });
    return counts;
  }

  /**
   * A key of which an event has not come.
   *
   * @param unheardOf whether nothing was ever heard of it
   */
  record Gap(UUID key, Instant since, boolean unheardOf) {}

  /** The keys of a STRICT listener that wait for an event which has not come. */
  List<Gap> gaps(Listener listener) {
    if (listener.order() != Order.STRICT) return List.of();
    return jdbc.query(
        """
        select p.key, p.parked_at,
               not exists (select from service.inbox_sequences i
                            where i.consumer = p.consumer and i.generation = p.generation
                              and i.key = p.key)
          from service.parked_keys p
         where p.consumer = ? and p.generation = ? and p.retry_at is null
           and not exists (select from service.dead_letters d
                            where d.consumer = p.consumer and d.generation = p.generation
                              and d.key = p.key and d.state = 'waiting'
                              and d.reason not in ('early', 'behind'))
         order by p.parked_at
        """,
        (row, number) ->
            new Gap(
                row.getObject(1, UUID.class), row.getTimestamp(2).toInstant(), row.getBoolean(3)),
        listener.name(),
        listener.generation());
  }
}
