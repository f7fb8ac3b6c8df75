package io.marquee.outbox.inbox;

import static io.marquee.outbox.testing.TestService.project;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.outbox.testing.Servers;
import io.marquee.outbox.testing.TestService;
import io.marquee.outbox.testing.Wire;
import io.marquee.tenancy.Tenant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A STRICT listener whose next event does not come. */
@SuppressWarnings("NullAway.Init")
class WatchIntegrationTests {
  private static final String DATABASE = "watch";
  private static TestService service;

  private final Tenant tenant = Tenant.workspace(UUID.randomUUID(), UUID.randomUUID());
  private final UUID key = UUID.randomUUID();

  @BeforeAll
  static void start() {
    service = TestService.start(DATABASE);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void raisesTheAlarmUntilTheMissingEventComes() {
    send("1", 1);
    await().untilAsserted(() -> assertThat(service.heard("steps", key)).containsExactly("1"));
    send("3", 3);
    awaitParked();
    service.bean(Watch.class).look();
    assertThat(service.bean(Watch.class).alarms()).isEmpty();

    letTimePass();

    assertThat(service.bean(Watch.class).alarms()).containsEntry("steps", 1);
    assertThat(service.bean(ConsumersHealth.class).health().getDetails())
        .extractingByKey("waiting_for_missing_events")
        .asString()
        .contains("steps=1");
    send("2", 2);
    await()
        .untilAsserted(
            () -> assertThat(service.heard("steps", key)).containsExactly("1", "2", "3"));
    service.bean(Watch.class).look();
    assertThat(service.bean(Watch.class).alarms()).isEmpty();
  }

  @Test
  void beginsAnAggregateOfWhichTheFirstEventsAreGone() {
    send("8", 8);
    send("9", 9);
    awaitParked();

    letTimePass();

    await().untilAsserted(() -> assertThat(service.heard("steps", key)).containsExactly("8", "9"));
    send("10", 10);
    await()
        .untilAsserted(
            () -> assertThat(service.heard("steps", key)).containsExactly("8", "9", "10"));
  }

  private void send(String text, long sequence) {
    Wire.send(UuidCreator.getTimeOrderedEpoch(), project(key, text), tenant, sequence);
  }

  private void awaitParked() {
    await()
        .until(
            () ->
                service.count("service.parked_keys where consumer = 'steps' and key = ?", key)
                    == 1);
  }

  /** As much as a key may wait, and a little more. */
  private void letTimePass() {
    Servers.update(
        DATABASE, "update service.parked_keys set parked_at = parked_at - interval '31 seconds'");
    service.bean(Watch.class).look();
  }
}
