package io.marquee.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class StreamQueueTests {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final StreamQueue queue = new StreamQueue("/marquee/test", () -> {});

  @Test
  void givesNothingWhenNothingCame() throws Exception {
    assertThat(queue.take(SHORT).isEmpty()).isTrue();
  }

  @Test
  void givesAtOnceWhatCameMeanwhile() throws Exception {
    queue.put(batch(2, 10));
    queue.put(new StreamQueue.Batch(List.of(), List.of("mark"), 0, 20));
    queue.put(batch(1, 0));

    StreamQueue.Batch taken = queue.take(LONG);

    assertThat(taken.rows()).hasSize(3);
    assertThat(taken.marks()).containsExactly("mark");
    // The third has no end yet: only the first two may be confirmed.
    assertThat(taken.lsn()).isEqualTo(20);
    assertThat(queue.take(SHORT).isEmpty()).isTrue();
  }

  @Test
  void wakesWhoWaits() {
    CompletableFuture<StreamQueue.Batch> taken =
        CompletableFuture.supplyAsync(() -> unchecked(() -> queue.take(LONG)));
    unchecked(() -> put(batch(1, 10)));

    assertThat(taken).succeedsWithin(Duration.ofSeconds(30));
  }

  @Test
  void makesTheReaderWaitWhenItIsFull() throws Exception {
    for (int n = 0; n < 4; n++) queue.put(batch(StreamQueue.BATCH_ROWS, 1));
    CompletableFuture<Boolean> more =
        CompletableFuture.supplyAsync(() -> unchecked(() -> put(batch(1, 2))));
    await().during(100, TimeUnit.MILLISECONDS).until(() -> !more.isDone());

    queue.take(LONG);

    assertThat(more).succeedsWithin(Duration.ofSeconds(30));
  }

  @Test
  void tellsWhyTheStreamEnded() throws Exception {
    queue.put(batch(1, 10));
    queue.fail(new IllegalStateException("cut off"));

    assertThatThrownBy(() -> queue.take(LONG)).hasRootCauseMessage("cut off");
  }

  @Test
  void letsTheReaderGoWhenItIsClosed() throws Exception {
    for (int n = 0; n < 4; n++) queue.put(batch(StreamQueue.BATCH_ROWS, 1));
    CompletableFuture<Boolean> more =
        CompletableFuture.supplyAsync(() -> unchecked(() -> put(batch(1, 2))));

    queue.close();

    assertThat(more).succeedsWithin(Duration.ofSeconds(30));
  }

  private boolean put(StreamQueue.Batch batch) throws InterruptedException {
    queue.put(batch);
    return true;
  }

  private static StreamQueue.Batch batch(int rows, long lsn) {
    var row = new OutboxRow(1, 0, new ProducerRecord<>("topic", new byte[0]));
    return new StreamQueue.Batch(Collections.nCopies(rows, row), List.of(), rows, lsn);
  }

  private interface Work<T> {
    T run() throws InterruptedException;
  }

  private static <T> T unchecked(Work<T> work) {
    try {
      return work.run();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
