package io.marquee.outbox.inbox;

import io.marquee.outbox.EventSettings;
import io.marquee.outbox.Order;
import io.marquee.outbox.kafka.KafkaClients;
import io.marquee.outbox.kafka.Topics;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Runs a Kafka consumer for each listener, as soon as their topics are there. Nothing waits for it:
 * a service is up without Kafka and hears when Kafka comes.
 */
class Consumers implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Consumers.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
  private static final Duration WATCH_EVERY = Duration.ofSeconds(10);

  /** How long the first event heard of an aggregate waits for one before it (STRICT). */
  private static final int EARLY_SECONDS = 30;

  private final Listeners listeners;
  private final Function<Listener, Hearing> hearings;
  private final DeadLetterStore store;
  private final JdbcDeadLetters deadLetters;
  private final InboxMeters meters;
  private final KafkaClients kafka;
  private final Topics topics;
  private final EventSettings settings;
  private final ApplicationContext context;
  private final @Nullable ObservationRegistry observations;

  private final List<KafkaMessageListenerContainer<byte[], byte[]>> containers =
      new CopyOnWriteArrayList<>();
  private final List<Hearing> hearingNow = new CopyOnWriteArrayList<>();
  private volatile boolean running;
  private @Nullable Thread starting;
  private @Nullable SimpleAsyncTaskScheduler scheduler;

  Consumers(
      Listeners listeners,
      Function<Listener, Hearing> hearings,
      DeadLetterStore store,
      JdbcDeadLetters deadLetters,
      InboxMeters meters,
      KafkaClients kafka,
      Topics topics,
      EventSettings settings,
      ApplicationContext context,
      @Nullable ObservationRegistry observations) {
    this.listeners = listeners;
    this.hearings = hearings;
    this.store = store;
    this.deadLetters = deadLetters;
    this.meters = meters;
    this.kafka = kafka;
    this.topics = topics;
    this.settings = settings;
    this.context = context;
    this.observations = observations;
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
        var container = container(listener, own);
        container.start();
        containers.add(container);
      }
    }
  }

  private KafkaMessageListenerContainer<byte[], byte[]> container(
      Listener listener, SimpleAsyncTaskScheduler own) {
    var threads = new SimpleAsyncTaskExecutor("hear-" + listener.name() + "-");
    threads.setVirtualThreads(true);
    var properties = new ContainerProperties(listener.topic());
    Hearing hearing = hearings.apply(listener);
    hearingNow.add(hearing);
    properties.setMessageListener(hearing);
    properties.setListenerTaskExecutor(threads);
    properties.setScheduler(own);
    // Places are kept after each batch that was polled; what comes again is known to the inbox.
    properties.setAckMode(ContainerProperties.AckMode.BATCH);
    properties.setStopImmediate(true);
    properties.setShutdownTimeout(5_000);
    properties.setAuthExceptionRetryInterval(Duration.ofSeconds(5));
    if (observations != null) {
      properties.setObservationEnabled(true);
      properties.setObservationRegistry(observations);
    }
    var container =
        new KafkaMessageListenerContainer<byte[], byte[]>(
            new DefaultKafkaConsumerFactory<>(kafka.consumer(listener.group(kafka.service()))),
            properties);
    container.setBeanName(listener.name());
    container.setApplicationContext(context);
    container.setApplicationEventPublisher(context);
    container.setCommonErrorHandler(forEver(listener));
    return container;
  }

  /** Spring's default gives up after ten attempts and drops the record; this one never does. */
  private static DefaultErrorHandler forEver(Listener listener) {
    var handler =
        new DefaultErrorHandler(
            (record, failure) -> {
              throw new IllegalStateException(listener + " must not lose a record", failure);
            },
            new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS));
    handler.setClassifications(Map.of(), true);
    handler.setLogLevel(KafkaException.Level.WARN);
    return handler;
  }

  /** Counts what waits, and lets go on what has waited long enough for a beginning. */
  private void watch() {
    try {
      meters.waiting(List.copyOf(listeners.all()), store.waitingByConsumer());
      for (Listener listener : listeners.all()) {
        if (listener.order() == Order.STRICT) beginWhatHasNoBeginning(listener);
      }
    } catch (RuntimeException failed) {
      log.debug("Put off: {}", failed.getMessage());
    }
  }

  /** The first events of an aggregate may be older than what Kafka keeps. */
  private void beginWhatHasNoBeginning(Listener listener) {
    for (UUID key : store.earlyAndUnheardOf(listener, EARLY_SECONDS)) {
      store
          .first(listener, key)
          .ifPresent(
              first -> {
                Long sequence = first.sequence();
                if (sequence == null) return;
                log.warn("{}: {} begins with its event {}", listener, key, sequence);
                store.reach(listener, key, sequence - 1);
                deadLetters.replay(listener, key);
              });
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    if (starting != null) starting.interrupt();
    hearingNow.forEach(Hearing::stop);
    hearingNow.clear();
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
