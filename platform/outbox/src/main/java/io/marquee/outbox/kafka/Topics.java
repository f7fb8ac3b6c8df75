package io.marquee.outbox.kafka;

import io.marquee.events.Contracts;
import io.marquee.events.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes the topics that a service publishes to or hears from, in the background and until Kafka is
 * there. Several services may make the same topic at the same time. What is there already is left
 * as it is.
 */
public class Topics implements SmartLifecycle {
  /** Fixed for ever: it decides which partition, and so which order, an aggregate has. */
  public static final int PARTITIONS = 12;

  private static final Logger log = LoggerFactory.getLogger(Topics.class);
  private static final Duration RETENTION = Duration.ofDays(7);

  private final KafkaClients clients;
  private final short replicationFactor;
  private final Set<Class<? extends Event>> own;
  private final Set<Class<? extends Event>> wanted;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private volatile @Nullable Thread thread;

  /**
   * Made by the platform.
   *
   * @param clients how to reach Kafka
   * @param replicationFactor copies of each partition
   * @param own what the service publishes to: the topics' sealed interfaces
   * @param heard what it hears
   */
  public Topics(
      KafkaClients clients,
      short replicationFactor,
      Set<Class<? extends Event>> own,
      Set<Class<? extends Event>> heard) {
    this.clients = clients;
    this.replicationFactor = replicationFactor;
    this.own = Set.copyOf(own);
    this.wanted = new LinkedHashSet<>(own);
    this.wanted.addAll(heard);
  }

  /** The topics that the service publishes to. */
  public Set<Class<? extends Event>> own() {
    return own;
  }

  /** Completes when all topics are there. */
  public CompletableFuture<Void> ready() {
    return ready;
  }

  @Override
  public void start() {
    Thread making = Thread.ofVirtual().name("topics").unstarted(this::makeAll);
    // Known before it runs, since it ends when none is.
    thread = making;
    making.start();
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    if (running != null) running.interrupt();
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 1_000;
  }

  private void makeAll() {
    boolean said = false;
    while (!ready.isDone()) {
      try {
        try (Admin admin = clients.admin()) {
          make(admin);
        }
        ready.complete(null);
      } catch (InterruptedException stopped) {
        return;
      } catch (Exception failed) {
        if (Thread.currentThread().isInterrupted() || thread == null) return;
        if (!said) log.warn("Kafka is not there yet; trying on. {}", failed.getMessage());
        said = true;
        try {
          Thread.sleep(1_000);
        } catch (InterruptedException stopped) {
          return;
        }
      }
    }
  }

  private void make(Admin admin) throws ExecutionException, InterruptedException {
    Set<String> known = admin.listTopics().names().get();
    List<NewTopic> missing = new ArrayList<>();
    for (Class<? extends Event> topic : wanted) {
      if (!known.contains(Contracts.topicOf(topic))) missing.add(topic(topic));
    }
    for (var each : admin.createTopics(missing).values().entrySet()) {
      try {
        each.getValue().get();
        log.info("Made the topic {}", each.getKey());
      } catch (ExecutionException failed) {
        if (!(failed.getCause() instanceof TopicExistsException)) throw failed;
      }
    }
  }

  private NewTopic topic(Class<? extends Event> topic) {
    return new NewTopic(Contracts.topicOf(topic), PARTITIONS, replicationFactor)
        .configs(settingsOf(topic));
  }

  /**
   * How long a topic keeps what is said.
   *
   * @param topic the topic's sealed interface
   * @return Kafka's names and values
   */
  public static Map<String, String> settingsOf(Class<? extends Event> topic) {
    String week = Long.toString(RETENTION.toMillis());
    return Contracts.isCompacted(topic)
        ? Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            // A consumer that is away for less than this still sees that a key is gone.
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            week)
        : Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            week);
  }
}
