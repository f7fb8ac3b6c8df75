package io.marquee.outbox.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.outbox.Order;
import io.marquee.outbox.testing.Servers;
import io.marquee.outbox.testing.TestService;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run is admitted as its events would have been one by one. */
class AdmissionIntegrationTests {
  private static TestService service;
  private static Connection sql;

  @BeforeAll
  static void start() throws SQLException {
    service =
        TestService.start("admission", "marquee.events.relay=false", "marquee.events.listen=false");
    sql = Servers.connect("admission");
    sql.setAutoCommit(false);
    try (var path = sql.createStatement()) {
      path.execute("set search_path = service");
      sql.commit();
    }
  }

  @AfterAll
  static void stop() throws SQLException {
    sql.close();
    service.close();
  }

  private record Said(UUID id, UUID key, long sequence) {}

  @ParameterizedTest
  @EnumSource(Order.class)
  void admitsARunLikeItsEventsOneByOne(Order order) throws SQLException {
    for (int seed = 0; seed < 40; seed++) {
      var random = new Random(seed);
      String one = order + "-one-" + seed;
      String run = order + "-run-" + seed;
      List<UUID> keys = List.of(new UUID(seed, 1), new UUID(seed, 2), new UUID(seed, 3));
      if (seed % 4 == 0) {
        park(one, keys.getFirst());
        park(run, keys.getFirst());
      }
      for (int poll = 0; poll < 3; poll++) {
        List<Said> events = events(random, keys);
        List<String> expected = new ArrayList<>();
        // One that parks its key makes all later ones of the key wait.
        Set<UUID> apart = new HashSet<>();
        if (seed % 4 == 0) apart.add(keys.getFirst());
        for (Said event : events) {
          String answer = admit(one, event, order);
          if (answer.equals("early") || answer.equals("parked")) apart.add(event.key());
          expected.add(answer);
        }
        List<String> actual = admitRun(run, events, order);
        for (int n = 0; n < events.size(); n++) {
          Said event = events.get(n);
          String name = "%s, seed %d, event %d of %s".formatted(order, seed, n, events);
          if (actual.get(n).equals("alone")) {
            assertThat(apart).as(name).contains(event.key());
            // As the caller does.
            admit(run, event, order);
          } else {
            assertThat(actual.get(n)).as(name).isEqualTo(expected.get(n));
          }
        }
        assertThat(sequences(run)).as("seed " + seed).isEqualTo(sequences(one));
        assertThat(heard(run)).as("seed " + seed).isEqualTo(heard(one));
      }
    }
  }

  private static List<Said> events(Random random, List<UUID> keys) {
    return IntStream.range(0, 2 + random.nextInt(12))
        .mapToObj(
            n -> {
              UUID key = keys.get(random.nextInt(keys.size()));
              long sequence = 1 + random.nextInt(6);
              // The same number of the same aggregate is nearly always the same event.
              long other = random.nextInt(10) == 0 ? 1 : 0;
              return new Said(
                  new UUID(
                      key.getMostSignificantBits() << 32 | sequence << 8 | other,
                      key.getLeastSignificantBits()),
                  key,
                  sequence);
            })
        .toList();
  }

  private static void park(String consumer, UUID key) throws SQLException {
    try (var query =
        sql.prepareStatement(
            "insert into parked_keys (consumer, generation, key) values (?, 1, ?)")) {
      query.setString(1, consumer);
      query.setObject(2, key);
      query.executeUpdate();
      sql.commit();
    }
  }

  private static String admit(String consumer, Said event, Order order) throws SQLException {
    try (var query = sql.prepareStatement("select inbox_admit(?, ?, 1, ?, ?, ?, false)")) {
      query.setObject(1, event.id());
      query.setString(2, consumer);
      query.setObject(3, event.key());
      query.setLong(4, event.sequence());
      query.setString(5, order.name());
      var found = query.executeQuery();
      found.next();
      String answer = found.getString(1);
      if (answer.equals("early")) sql.rollback();
      else sql.commit();
      return answer;
    }
  }

  private static List<String> admitRun(String consumer, List<Said> run, Order order)
      throws SQLException {
    try (var query = sql.prepareStatement("select inbox_admit_run(?, ?, ?, ?, 1, ?)")) {
      query.setArray(1, sql.createArrayOf("uuid", run.stream().map(Said::id).toArray()));
      query.setArray(2, sql.createArrayOf("uuid", run.stream().map(Said::key).toArray()));
      query.setArray(3, sql.createArrayOf("bigint", run.stream().map(Said::sequence).toArray()));
      query.setString(4, consumer);
      query.setString(5, order.name());
      var found = query.executeQuery();
      found.next();
      List<String> answers = List.of((String[]) found.getArray(1).getArray());
      sql.commit();
      return answers;
    }
  }

  private static Map<Object, Object> sequences(String consumer) throws SQLException {
    return pairs("select key, last from inbox_sequences where consumer = ?", consumer);
  }

  private static Map<Object, Object> heard(String consumer) throws SQLException {
    return pairs("select event_id, generation from inbox where consumer = ?", consumer);
  }

  private static Map<Object, Object> pairs(String select, String consumer) throws SQLException {
    try (var query = sql.prepareStatement(select)) {
      query.setString(1, consumer);
      var found = query.executeQuery();
      Map<Object, Object> pairs = new HashMap<>();
      while (found.next()) pairs.put(found.getObject(1), found.getObject(2));
      return pairs;
    }
  }
}
