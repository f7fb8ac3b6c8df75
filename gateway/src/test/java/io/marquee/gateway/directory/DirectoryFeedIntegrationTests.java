package io.marquee.gateway.directory;

import static io.marquee.gateway.directory.DirectoryFixtures.membership;
import static io.marquee.gateway.directory.DirectoryFixtures.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.events.identity.MembershipEvent;
import io.marquee.events.identity.SessionRevoked;
import io.marquee.gateway.kafka.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DirectoryFeedIntegrationTests {

  private static final DirectorySettings SETTINGS =
      new DirectorySettings(
          Duration.ofMillis(200),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofHours(1),
          Duration.ofSeconds(30),
          Duration.ofSeconds(2),
          8,
          Duration.ofHours(1));

  private final UUID user = UUID.randomUUID();
  private final UUID account = UUID.randomUUID();
  private final UUID brand = UUID.randomUUID();
  private final UUID membership = UUID.randomUUID();
  private final AtomicInteger unreadable = new AtomicInteger();

  @BeforeAll
  static void waitAsABusyMachineNeeds() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
  }

  @Test
  void followsTheStateTopicsFromBeforeTheyExistUntilKafkaIsGone() {
    try (TestKafka kafka = TestKafka.start()) {
      Directory directory = new Directory(Clock.systemUTC(), SETTINGS);
      DirectoryFeed feed = feed(kafka, directory);
      feed.start();
      assertThat(directory.trust(false)).isEqualTo(Directory.Trust.STARTING);

      kafka.createTopics(StateReader.TOPICS);
      await().until(() -> directory.trust(true) == Directory.Trust.GOOD);
      assertThat(role(directory)).isNull();

      hearsEverything(kafka, directory);
      anotherReplicaReadsTheSame(kafka);

      kafka.close();
      await().until(() -> directory.trust(true) == Directory.Trust.STALE);
      assertThat(directory.trust(false)).isEqualTo(Directory.Trust.GOOD);
      await().until(() -> directory.trust(false) == Directory.Trust.STALE);
      feed.stop();
    }
  }

  private void hearsEverything(TestKafka kafka, Directory directory) {
    kafka.publish(workspace(brand, account, "active"));
    kafka.publish(membership(membership, user, brand, "editor", "films:read", "films:write"));
    await().until(() -> "editor".equals(role(directory)));

    byte[] nonsense = "{\"membership_id\":7".getBytes(StandardCharsets.UTF_8);
    kafka.send(MembershipEvent.TOPIC, membership, "identity.membership.v1", nonsense);
    kafka.send(MembershipEvent.TOPIC, membership, "identity.membership.v2", nonsense);
    kafka.publish(membership(membership, user, brand, "viewer", "films:read"));
    await().until(() -> "viewer".equals(role(directory)));
    assertThat(unreadable).hasValue(1);

    UUID session = UUID.randomUUID();
    kafka.publish(new SessionRevoked(session, user, Instant.now(), "logout"));
    await().until(() -> directory.isRevoked(session));

    kafka.tombstone(MembershipEvent.TOPIC, membership);
    await().until(() -> role(directory) == null);

    UUID old = UUID.randomUUID();
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    kafka.publish(new SessionRevoked(old, user, yesterday, "logout"));
    kafka.publish(membership(membership, user, brand, "owner", "films:read"));
    await().until(() -> "owner".equals(role(directory)));
    assertThat(directory.isRevoked(old)).isFalse();
  }

  private void anotherReplicaReadsTheSame(TestKafka kafka) {
    Directory directory = new Directory(Clock.systemUTC(), SETTINGS);
    DirectoryFeed feed = feed(kafka, directory);
    feed.start();
    await().until(() -> directory.trust(false) == Directory.Trust.GOOD);
    assertThat(role(directory)).isEqualTo("owner"); // complete as soon as it is trusted
    feed.stop();
    assertThat(feed.isRunning()).isFalse();
  }

  private DirectoryFeed feed(TestKafka kafka, Directory directory) {
    return new DirectoryFeed(
        () -> DirectoryConfiguration.consumer(kafka.address(), java.util.Map.of()),
        directory,
        SETTINGS,
        Clock.systemUTC(),
        unreadable::incrementAndGet);
  }

  private @Nullable String role(Directory directory) {
    return directory
        .standing(user, brand)
        .map(standing -> standing.grant().role())
        .block(Duration.ofSeconds(40));
  }
}
