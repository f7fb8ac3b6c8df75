package io.marquee.outbox.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.marquee.outbox.testing.Servers;
import io.marquee.outbox.testing.TestService;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class RetentionIntegrationTests {
  private static TestService service;
  private static Retention retention;

  /** All of them count days from this one. */
  private static LocalDate today;

  @BeforeAll
  static void start() {
    // One that does not end amid the tests.
    await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> dayOf(Instant.now()).equals(dayOf(Instant.now().plusSeconds(180))));
    today = dayOf(Instant.now());
    service =
        TestService.start("retention", "marquee.events.relay=false", "marquee.events.listen=false");
    retention = service.bean(Retention.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void dropsOldDaysOnceAllOfThemIsKnownToBeInKafka() {
    make("outbox", 9);
    make("outbox", 8);
    make("outbox", 7);
    say(9);
    say(8);
    say(7);
    update("insert into service.outbox_acknowledged values (?, '{[1,100)}')", today.minusDays(9));
    update("update service.relay_position set settled = ?", seqOf(9));

    retention.once();

    assertThat(exists("outbox", 9)).isFalse();
    assertThat(exists("outbox", 8)).as("not settled").isTrue();
    assertThat(exists("outbox", 7)).as("not old enough").isTrue();
    var meters = service.bean(MeterRegistry.class);
    assertThat(meters.counter("marquee.retention.failures").count()).isPositive();
    assertThat(meters.get("marquee.retention.oldest").tag("table", "outbox").gauge().value())
        .isEqualTo(Duration.ofDays(8).toSeconds());

    update("update service.relay_position set settled = 100");
    retention.once();

    assertThat(exists("outbox", 8)).isFalse();
    assertThat(exists("outbox", 7)).isTrue();
    assertThat(service.count("service.outbox_acknowledged")).isZero();
  }

  @Test
  void doesNotHoldUpWritersForAnOpenTransaction() throws SQLException {
    make("inbox", 20);
    try (var writer = Servers.connect("retention");
        var statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute(
          "insert into service.inbox (event_id, consumer, generation)"
              + " values (uuidv7(), 'open', 1)");

      retention.once();

      assertThat(exists("inbox", 20)).as("its parent is in use").isTrue();
      assertThat(
              update(
                  "insert into service.inbox (event_id, consumer, generation)"
                      + " values (uuidv7(), 'other', 1)"))
          .isOne();
      writer.rollback();
    }
    retention.once();
    assertThat(exists("inbox", 20)).isFalse();
  }

  /** It could commit an event of that day yet. */
  @Test
  void waitsForWhoeverHasAnEventOfThatDayInHand() throws SQLException {
    make("outbox", 12);
    update("update service.relay_position set settled = 1000");
    try (var writer = Servers.connect("retention")) {
      writer.setAutoCommit(false);
      try (var insert = writer.createStatement()) {
        insert.execute(insertOf(12));
      }
      retention.once();
      assertThat(exists("outbox", 12)).isTrue();
      writer.rollback();
    }
    retention.once();
    assertThat(exists("outbox", 12)).isFalse();
  }

  @Test
  void prunesWhatDoesNotLieInDays() {
    UUID closed = letter("replayed", 8);
    UUID young = letter("discarded", 6);
    UUID waiting = letter("waiting", 30);
    update(
        "insert into service.inbox (event_id, consumer, generation, heard_at) values"
            + " (service.uuid_floor('2020-01-01'), 'net', 1, now() - interval '16 days'),"
            + " (service.uuid_floor('2020-01-02'), 'net', 1, now() - interval '13 days')");

    retention.once();

    assertThat(service.count("service.dead_letters where event_id = ?", closed)).isZero();
    assertThat(service.count("service.dead_letters where event_id = ?", young)).isOne();
    assertThat(service.count("service.dead_letters where event_id = ?", waiting)).isOne();
    assertThat(service.count("service.inbox where consumer = 'net'")).isOne();
  }

  @Test
  void letsNobodyDropWhatIsToBeKept() {
    var jdbc = service.bean(JdbcTemplate.class);
    for (String table : new String[] {"outbox", "inbox"}) {
      assertThatThrownBy(
              () ->
                  jdbc.queryForObject(
                      "select service.drop_event_day(?, ?)",
                      String.class,
                      table,
                      today.minusDays(7)))
          .hasMessageContaining("is to be kept");
    }
    assertThatThrownBy(
            () ->
                jdbc.queryForObject(
                    "select service.drop_event_day('relay_position', date '2020-01-01')",
                    String.class))
        .hasMessageContaining("is to be kept");
  }

  private static LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  private static void make(String table, int daysAgo) {
    LocalDate day = today.minusDays(daysAgo);
    update(
        "create table service.%s partition of service.%s for values from (service.uuid_floor('%s')) to (service.uuid_floor('%s'))"
            .formatted(
                name(table, daysAgo), table, day + " 00:00+00", day.plusDays(1) + " 00:00+00"));
    update("alter table service.%s owner to retention_owner".formatted(name(table, daysAgo)));
  }

  private static void say(int daysAgo) {
    update(insertOf(daysAgo));
  }

  private static String insertOf(int daysAgo) {
    return """
        insert into service.outbox (id, type, topic, key, sequence, time, correlation_id)
        values (service.uuid_floor('%s 12:00+00'), 't', 't', gen_random_uuid(), 1, now(),
                gen_random_uuid())
        """
        .formatted(today.minusDays(daysAgo));
  }

  private static Object seqOf(int daysAgo) {
    return Objects.requireNonNull(
        service.rows("select seq from service." + name("outbox", daysAgo)).getFirst().get("seq"));
  }

  private static UUID letter(String state, int daysAgo) {
    UUID id = UUID.randomUUID();
    update(
        """
        insert into service.dead_letters
          (consumer, generation, topic, partition, "offset", event_id, headers, reason, state, closed_at)
        values ('old', 1, ?, 0, 0, ?, '{}', 'failed', ?, now() - ? * interval '1 day')
        """,
        id.toString(),
        id,
        state,
        daysAgo);
    return id;
  }

  private static boolean exists(String table, int daysAgo) {
    return service
            .rows("select to_regclass(?) as name", "service." + name(table, daysAgo))
            .getFirst()
            .get("name")
        != null;
  }

  private static String name(String table, int daysAgo) {
    return table + today.minusDays(daysAgo).format(DateTimeFormatter.ofPattern("_yyyyMMdd"));
  }

  private static int update(String sql, Object... arguments) {
    return Servers.update("retention", sql, arguments);
  }
}
