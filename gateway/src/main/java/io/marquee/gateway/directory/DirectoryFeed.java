package io.marquee.gateway.directory;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads every partition of the state topics from the beginning, without a group, and goes on
 * reading. A snapshot serves once it is past the end offsets seen at its start. Whatever breaks the
 * reading is mended by reading all again beside the old snapshot.
 */
final class DirectoryFeed implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DirectoryFeed.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration CLOSING = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final ConsumerFactory consumers;
  private final Directory directory;
  private final DirectorySettings settings;
  private final Clock clock;
  private final Runnable onUnreadable;
  private volatile @Nullable Thread thread;
  private volatile CountDownLatch ending = new CountDownLatch(1);
  private volatile @Nullable Consumer<byte[], byte @Nullable []> consumer;

  interface ConsumerFactory {
    Consumer<byte[], byte @Nullable []> create();
  }

  DirectoryFeed(
      ConsumerFactory consumers,
      Directory directory,
      DirectorySettings settings,
      Clock clock,
      Runnable onUnreadable) {
    this.consumers = consumers;
    this.directory = directory;
    this.settings = settings;
    this.clock = clock;
    this.onUnreadable = onUnreadable;
  }

  @Override
  public void start() {
    ending = new CountDownLatch(1);
    Thread feed = Thread.ofPlatform().name("directory").daemon().unstarted(this::feed);
    thread = feed;
    feed.start();
  }

  @Override
  public void stop() {
    Thread feed = thread;
    thread = null;
    ending.countDown();
    Consumer<?, ?> reading = consumer;
    if (reading != null) reading.wakeup();
    if (feed == null) return;
    try {
      feed.join(Duration.ofSeconds(2));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts before the web server and stops after it. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void feed() {
    do {
      Consumer<byte[], byte @Nullable []> reading = null;
      try {
        reading = consumers.create();
        consumer = reading;
        read(reading);
      } catch (WakeupException end) {
        log.debug("The directory stops reading.");
      } catch (RuntimeException broken) {
        log.warn("Reading the state topics broke off; all of it is read again.", broken);
      } finally {
        consumer = null;
        if (reading != null) reading.close(CloseOptions.timeout(CLOSING));
      }
    } while (!endsWithin(PAUSE));
  }

  private void read(Consumer<byte[], byte @Nullable []> reading) {
    List<TopicPartition> partitions = awaitPartitions(reading);
    reading.assign(partitions);
    reading.seekToBeginning(partitions);
    Snapshot snapshot = new Snapshot();
    StateReader reader = new StateReader(clock, settings.tokenLife());
    Probe probe = new Probe(reading, partitions);
    boolean serving = false;
    while (isRunning()) {
      for (var message : reading.poll(POLL)) apply(message, reader, snapshot);
      if (!probe.isPassed()) continue;
      if (!serving) {
        directory.serve(snapshot);
        log.info("The directory is complete: {}.", snapshot.sizes());
        serving = true;
      }
      directory.heard(probe.askedAt);
      if (probe.isDue()) {
        snapshot.forgetRevocationsBefore(clock.instant());
        if (directory.silence().compareTo(settings.rebuildAfter()) > 0)
          throw new IllegalStateException("silent for so long that tombstones may be gone");
        probe.ask();
      }
    }
  }

  private void apply(
      ConsumerRecord<byte[], byte @Nullable []> message, StateReader reader, Snapshot snapshot) {
    try {
      UUID workspace = reader.apply(message, snapshot);
      if (workspace != null) directory.news(workspace);
    } catch (RuntimeException unreadable) {
      onUnreadable.run();
      log.warn(
          "Passed over {}-{} at {}: {}",
          message.topic(),
          message.partition(),
          message.offset(),
          unreadable.getClass().getSimpleName()); // its message may quote the payload
    }
  }

  /** The services make their topics; a gateway that starts before them waits. */
  private List<TopicPartition> awaitPartitions(Consumer<?, ?> reading) {
    while (true) {
      List<TopicPartition> all = new ArrayList<>();
      boolean complete = true;
      for (String topic : StateReader.TOPICS) {
        List<PartitionInfo> found = partitionsOf(reading, topic);
        complete &= !found.isEmpty();
        for (PartitionInfo one : found) all.add(new TopicPartition(topic, one.partition()));
      }
      if (complete) return all;
      if (endsWithin(PAUSE)) throw new WakeupException();
    }
  }

  private static List<PartitionInfo> partitionsOf(Consumer<?, ?> reading, String topic) {
    try {
      List<PartitionInfo> found = reading.partitionsFor(topic, ANSWER);
      return found == null ? List.of() : found;
    } catch (TimeoutException unavailable) {
      return List.of();
    }
  }

  private boolean endsWithin(Duration pause) {
    try {
      return ending.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    }
  }

  /** Asks where the topics end, and tells when that has been read. */
  private final class Probe {
    private final Consumer<?, ?> reading;
    private final List<TopicPartition> partitions;
    private @Nullable Map<TopicPartition, Long> ends;
    private long askedAt;
    private boolean passed;

    Probe(Consumer<?, ?> reading, List<TopicPartition> partitions) {
      this.reading = reading;
      this.partitions = partitions;
      ask();
    }

    void ask() {
      long now = System.nanoTime();
      try {
        ends = reading.endOffsets(partitions, ANSWER);
        askedAt = now;
        passed = false;
      } catch (TimeoutException silent) {
        log.warn("Kafka does not say where the state topics end.");
      }
    }

    boolean isDue() {
      return System.nanoTime() - askedAt > settings.probe().toNanos();
    }

    boolean isPassed() {
      Map<TopicPartition, Long> wanted = ends;
      if (wanted == null) {
        ask();
        return false;
      }
      if (!passed)
        passed =
            wanted.entrySet().stream()
                .allMatch(end -> reading.position(end.getKey()) >= end.getValue());
      return passed;
    }
  }
}
