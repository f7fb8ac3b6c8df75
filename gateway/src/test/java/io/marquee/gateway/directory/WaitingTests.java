package io.marquee.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitingTests {

  private final UUID user = UUID.randomUUID();
  private final UUID brand = UUID.randomUUID();
  private final Standing standing =
      new Standing(brand, UUID.randomUUID(), false, false, new Grant("owner", Set.of()));
  private final AtomicReference<@Nullable Standing> known = new AtomicReference<>();

  @Test
  void newsWakesEverybodyWhoWaits() throws Exception {
    Waiting waiting = new Waiting(Duration.ofMinutes(2), 8);
    List<CompletableFuture<Standing>> requests = new ArrayList<>();
    for (int i = 0; i < 8; i++) requests.add(waiting.until(user, brand, known::get).toFuture());
    waiting.news(brand); // of the workspace, but not yet of the membership
    assertThat(requests).noneMatch(CompletableFuture::isDone);
    known.set(standing);
    waiting.news(brand);
    for (var request : requests) assertThat(request.get(40, TimeUnit.SECONDS)).isEqualTo(standing);
  }

  @Test
  void givesUpWithoutAnAnswerAfterItsPatience() {
    Waiting waiting = new Waiting(Duration.ofMillis(50), 8);
    assertThat(waiting.until(user, brand, known::get).blockOptional(Duration.ofSeconds(40)))
        .isEmpty();
  }

  @Test
  void letsAUserWaitWithSoManyRequestsOnly() {
    Waiting waiting = new Waiting(Duration.ofMinutes(2), 2);
    var first = waiting.until(user, brand, known::get).subscribe();
    var second = waiting.until(user, brand, known::get).subscribe();
    assertThat(waiting.until(user, brand, known::get).blockOptional(Duration.ofSeconds(40)))
        .isEmpty();
    first.dispose(); // a client that goes away leaves its place
    var third = waiting.until(user, brand, known::get).toFuture();
    known.set(standing);
    waiting.news(brand);
    assertThat(third.orTimeout(40, TimeUnit.SECONDS).join()).isEqualTo(standing);
    second.dispose();
  }
}
