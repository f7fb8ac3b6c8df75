package io.marquee.outbox.inbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.marquee.events.workspace.ProjectCreated;
import io.marquee.events.workspace.ProjectEvent;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.EventHeaders;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

/** When a poll counts as heard: the container tells Kafka once {@code onMessage} has returned. */
class HearingTests {
  private final Inbox inbox = mock();
  private final HeardAlone alone = mock();
  private final Hearing hearing =
      new Hearing(
          new Listener(new Creations()),
          inbox,
          alone,
          mock(),
          new InboxMeters(new SimpleMeterRegistry()),
          new Turns(2));

  @EventConsumer(name = "creations", of = ProjectEvent.class, order = Order.COMMUTATIVE)
  static class Creations {
    @Handles
    void on(ProjectCreated event) {}
  }

  @Test
  void bringsAPollToTheDiskOnceAfterAllOfIt() {
    hearing.onMessage(List.of(created(), created(), created()));

    var order = inOrder(alone, inbox);
    order.verify(alone, times(3)).hear(any(), any());
    order.verify(inbox).flush();
    order.verifyNoMoreInteractions();
  }

  @Test
  void doesNotCountAsHeardWhatMayNotBeOnTheDisk() {
    doThrow(new QueryTimeoutException("the server is gone")).when(inbox).flush();

    assertThatThrownBy(() -> hearing.onMessage(List.of(created())))
        .isInstanceOf(DatabaseAway.class);

    // The same poll again, or the next one, which may be of no interest.
    assertThatThrownBy(() -> hearing.onMessage(List.of(deleted())))
        .isInstanceOf(DatabaseAway.class);
    verify(inbox, times(2)).flush();
  }

  @Test
  void leavesTheDiskAloneForWhatIsOfNoInterest() {
    hearing.onMessage(List.of(deleted(), deleted()));

    verify(inbox, never()).flush();
  }

  private static ConsumerRecord<byte[], byte[]> created() {
    UUID id = UUID.randomUUID();
    return record(
        id,
        "workspace.project-created.v1",
        "{\"project_id\":\"%s\",\"name\":\"A\",\"type\":\"brand\"}".formatted(id));
  }

  private static ConsumerRecord<byte[], byte[]> deleted() {
    UUID id = UUID.randomUUID();
    return record(id, "workspace.project-deleted.v1", "{\"project_id\":\"%s\"}".formatted(id));
  }

  private static ConsumerRecord<byte[], byte[]> record(UUID id, String type, String json) {
    var record =
        new ConsumerRecord<>(
            ProjectEvent.TOPIC,
            0,
            0,
            id.toString().getBytes(StandardCharsets.UTF_8),
            json.getBytes(StandardCharsets.UTF_8));
    var envelope =
        new EventEnvelope(
            id, type, "/marquee/test", Instant.EPOCH, id, id, null, null, id, null, 1, null);
    EventHeaders.write(envelope).forEach(record.headers()::add);
    return record;
  }
}
