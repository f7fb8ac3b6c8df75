package io.marquee.gateway.directory;

import static io.marquee.gateway.directory.DirectoryFixtures.membership;
import static io.marquee.gateway.directory.DirectoryFixtures.workspace;
import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.Contracts;
import io.marquee.events.Event;
import io.marquee.events.identity.MembershipEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class StateReaderTests {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final Snapshot snapshot = new Snapshot();
  private final StateReader reader = new StateReader(Clock.systemUTC(), Duration.ofHours(1));
  private final UUID user = UUID.randomUUID();
  private final UUID brand = UUID.randomUUID();
  private final UUID membership = UUID.randomUUID();

  @BeforeEach
  void hearOfTheWorkspace() {
    hear(1, NOON, workspace(brand, UUID.randomUUID(), "active"));
  }

  @Test
  void whoWasRemovedDoesNotComeBackByAStateThatIsSentLate() {
    hear(1, NOON, owner());
    hear(3, NOON.plusSeconds(2), MembershipEvent.TOPIC, membership, "", null);
    hear(2, NOON.plusSeconds(1), owner());

    assertThat(snapshot.standing(user, brand)).isNull();
  }

  @Test
  void whatIsSentTwiceInItsOrderEndsAsItWas() {
    for (int time = 0; time < 2; time++) {
      hear(1, NOON, owner());
      hear(2, NOON.plusSeconds(1), viewer());
      assertThat(role()).isEqualTo("viewer");
    }
  }

  @Test
  void clocksThatDifferDoNotHoldUpANewerState() {
    hear(1, NOON, owner());
    hear(2, NOON.minusMillis(20), viewer());

    assertThat(role()).isEqualTo("viewer");
  }

  @Test
  void numbersThatBeginAnewAfterABackupCount() {
    hear(7, NOON, owner());
    hear(5, NOON.plusSeconds(600), viewer());

    assertThat(role()).isEqualTo("viewer");
  }

  private Event owner() {
    return membership(membership, user, brand, "owner", "films:read", "films:write");
  }

  private Event viewer() {
    return membership(membership, user, brand, "viewer", "films:read");
  }

  private @Nullable String role() {
    Standing standing = snapshot.standing(user, brand);
    return standing == null ? null : standing.grant().role();
  }

  private void hear(long sequence, Instant time, Event event) {
    String topic = Contracts.topicOf(event.getClass());
    String name = Contracts.nameOf(event.getClass());
    hear(sequence, time, topic, event.key(), name, JSON.writeValueAsBytes(event));
  }

  private void hear(
      long sequence, Instant time, String topic, UUID key, String type, byte @Nullable [] payload) {
    var message =
        new ConsumerRecord<byte[], byte @Nullable []>(topic, 0, 0, bytes(key.toString()), payload);
    message.headers().add("ce_type", bytes(type));
    message.headers().add("ce_sequence", bytes(Long.toString(sequence)));
    message.headers().add("ce_time", bytes(time.toString()));
    reader.apply(message, snapshot);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
