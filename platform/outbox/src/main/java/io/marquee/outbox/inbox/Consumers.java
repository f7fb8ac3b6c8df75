package io.marquee.outbox.inbox;

import io.marquee.outbox.EventSettings;
import io.marquee.outbox.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/**
 * Runs a Kafka consumer for each listener, as soon as their topics are there. Nothing waits for it:
 * a service is up without Kafka and hears when Kafka comes.
 */
class Consumers implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Consumers.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
  private static final Duration WATCH_EVERY = Duration.ofSeconds(10);

  private final Listeners listeners;
  private final Function<Listener, Hearing> hearings;
  private final Containers making;
  private final Retries retries;
  private final Watch watch;
  private final Lag lag;
  private final Topics topics;
  private final EventSettings settings;

  private final List<KafkaMessageListenerContainer<byte[], byte[]>> containers =
      new CopyOnWriteArrayList<>();
  private final List<Hearing> hearingNow = new CopyOnWriteArrayList<>();
  private volatile boolean running;
  private @Nullable Thread starting;
  private @Nullable SimpleAsyncTaskScheduler scheduler;

  Consumers(
      Listeners listeners,
      Function<Listener, Hearing> hearings,
      Containers making,
      Retries retries,
      Watch watch,
      Lag lag,
      Topics topics,
      EventSettings settings) {
    this.listeners = listeners;
    this.hearings = hearings;
    this.making = making;
    this.retries = retries;
    this.watch = watch;
    this.lag = lag;
    this.topics = topics;
    this.settings = settings;
  }

  @Override
  public synchronized void start() {
    running = true;
    // Listeners that are wrong stop the start, not the hearing.
    if (!settings.listen() || listeners.all().isEmpty()) return;
    var own = new SimpleAsyncTaskScheduler();
    own.setVirtualThreads(true);
    own.setThreadNamePrefix("events-watch-");
    scheduler = own;
    own.scheduleWithFixedDelay(this::watch, WATCH_EVERY);
    retries.start();
    starting = Thread.ofVirtual().name("consumers").start(() -> startAll(own));
  }

  private void startAll(SimpleAsyncTaskScheduler own) {
    try {
      topics.ready().get();
    } catch (InterruptedException stopped) {
      return;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
    for (Listener listener : listeners.all()) {
      synchronized (this) {
        if (!running) return;
        Hearing hearing = hearings.apply(listener);
        hearingNow.add(hearing);
        var container = making.container(listener, hearing, own);
        container.start();
        containers.add(container);
      }
    }
  }

  private void watch() {
    try {
      watch.look();
      if (topics.ready().isDone()) lag.measure(listeners.all());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | RuntimeException failed) {
      log.debug("Put off: {}", failed.getMessage());
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    if (starting != null) starting.interrupt();
    hearingNow.forEach(Hearing::stop);
    hearingNow.clear();
    retries.stop();
    // All at once: each waits for its last poll and leaves its group.
    var stopped = new CountDownLatch(containers.size());
    containers.forEach(container -> container.stop(stopped::countDown));
    try {
      stopped.await(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    containers.clear();
    if (scheduler != null) scheduler.close();
    lag.close();
  }

  /** Beside the relay, which takes its time as well. */
  @Override
  public void stop(Runnable done) {
    Thread.ofVirtual()
        .start(
            () -> {
              stop();
              done.run();
            });
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** The containers that should run and do not. */
  List<String> broken() {
    return containers.stream()
        .filter(container -> !container.isRunning())
        .map(KafkaMessageListenerContainer::getBeanName)
        .map(String::valueOf)
        .toList();
  }

  /** How many listeners have their consumer. */
  int started() {
    return containers.size();
  }

  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 1_000;
  }
}
