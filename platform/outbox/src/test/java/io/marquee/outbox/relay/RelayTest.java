package io.marquee.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.workspace.ProjectEvent;
import io.marquee.outbox.EventHeaders;
import io.marquee.outbox.testing.Servers;
import io.marquee.outbox.testing.TestService;
import io.marquee.outbox.testing.Wire;
import io.marquee.tenancy.Tenant;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of the relay share: a database, a tenant and an aggregate of their own. */
abstract class RelayTest {
  /** The machine may be busy with other things. */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  static final String QUIET_TOPIC = "test.rows";

  final Tenant tenant = Tenant.workspace(UUID.randomUUID(), UUID.randomUUID());
  final UUID key = UUID.randomUUID();
  String database = "";

  @TempDir Path folder;

  /** A database for each test, since each has its own story of crashes. */
  @BeforeEach
  void nameDatabase(TestInfo test) {
    database = "r" + Integer.toHexString(test.getDisplayName().hashCode());
  }

  static boolean leads(TestService service) {
    return service.bean(RelayStatus.class).state() == RelayStatus.State.LEADING;
  }

  /** All numbers were sent, and each for the first time in order. */
  static void assertComplete(UUID key, int expected) {
    assertComplete(ProjectEvent.TOPIC, key, expected);
  }

  static void assertComplete(String topic, UUID key, int expected) {
    List<Long> first = sequences(topic, key).stream().distinct().toList();
    assertThat(first)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, expected).boxed().toList());
  }

  static List<Long> sequences(UUID key) {
    return sequences(ProjectEvent.TOPIC, key);
  }

  static List<Long> sequences(String topic, UUID key) {
    return Wire.records(topic, key).stream()
        .map(record -> EventHeaders.read(record.headers()).sequence())
        .toList();
  }

  /** Makes a topic that no listener hears, so that many events disturb nobody. */
  static void makeQuietTopic() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", Servers.kafka().address()))) {
      if (admin.listTopics().names().get().contains(QUIET_TOPIC)) return;
      admin.createTopics(List.of(new NewTopic(QUIET_TOPIC, 12, (short) 1))).all().get();
    }
  }

  /** Many rows by one statement, as the platform never writes them. */
  static void insert(Connection connection, UUID key, int first, int last) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into service.outbox (id, type, topic, key, sequence, time, correlation_id, payload)
            select uuidv7(), 'workspace.project-created.v1', ?, ?, n, clock_timestamp(), uuidv7(), '{}'
              from generate_series(?, ?) n
            """)) {
      insert.setString(1, QUIET_TOPIC);
      insert.setObject(2, key);
      insert.setInt(3, first);
      insert.setInt(4, last);
      insert.executeUpdate();
    }
  }
}
