package io.marquee.outbox.replay;

import io.marquee.events.Contracts;
import io.marquee.events.Event;
import io.marquee.outbox.ConsumerCatalog;
import io.marquee.outbox.inbox.ReplayMark;
import io.marquee.outbox.kafka.Topics;
import io.marquee.outbox.operator.Answers;
import io.marquee.outbox.operator.OperatorProblem;
import io.marquee.outbox.operator.OperatorWork;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** Begins replays, shows how far they are, cancels them. */
@Endpoint(id = "replays")
public class ReplaysEndpoint {
  private final String service;
  private final Topics topics;
  private final Replays replays;
  private final ConsumerCatalog consumers;
  private final OperatorWork work;
  private final Clock clock;

  ReplaysEndpoint(
      String service,
      Topics topics,
      Replays replays,
      ConsumerCatalog consumers,
      OperatorWork work,
      Clock clock) {
    this.service = service;
    this.topics = topics;
    this.replays = replays;
    this.consumers = consumers;
    this.work = work;
    this.clock = clock;
  }

  /** {@code GET replays}: the latest first. */
  @ReadOperation
  public WebEndpointResponse<Object> list() {
    return Answers.of(replays::list);
  }

  /** {@code GET replays/7}. */
  @ReadOperation
  public WebEndpointResponse<Object> show(@Selector String id) {
    return Answers.of(() -> find(id));
  }

  /**
   * {@code POST replays}: begins one, and answers with it. Nothing waits for its end.
   *
   * @param source {@code table} (the service says its own events again) or {@code kafka} (it hears
   *     a topic again)
   * @param from the first moment whose events count
   * @param to the first moment whose events do not, now unless given
   * @param workspace only its events
   * @param topic only this one; needed for kafka unless the consumer names one
   * @param consumer who shall hear, with its service, or {@code *} for all
   * @param force {@code true} for consumers that are not replayable
   * @param request a UUID: the same wish sent again is no second replay
   */
  @WriteOperation
  public WebEndpointResponse<Object> begin(
      @Nullable String source,
      @Nullable String from,
      @Nullable String to,
      @Nullable String workspace,
      @Nullable String topic,
      @Nullable String consumer,
      @Nullable String force,
      @Nullable String request) {
    return Answers.of(
        () -> {
          Instant start = Answers.instant("from", from);
          Instant end = to == null ? clock.instant() : Answers.instant("to", to);
          if (!start.isBefore(end)) throw Answers.invalid("from", start.toString(), "before to");
          if (end.isAfter(clock.instant())) throw Answers.invalid("to", end.toString(), "past");
          if (consumer == null) {
            throw OperatorProblem.invalid(
                "It is not said who shall hear.",
                "Name a consumer, such as workspace.film-statistics, or * for all.");
          }
          boolean forced = "true".equals(force);
          boolean reads = Replays.KAFKA.equals(source);
          if (!reads && source != null && !source.equals(Replays.TABLE)) {
            throw Answers.invalid("source", source, "table or kafka");
          }
          List<String> topics = reads ? heard(consumer, topic, forced) : said(topic);
          if (!reads && !consumer.matches("\\*|[a-z]+\\.[a-z0-9-]+")) {
            throw Answers.invalid("consumer", consumer, "<service>.<consumer>, or *");
          }
          UUID wish = Answers.uuid("request", request);
          int id =
              replays.begin(
                  wish == null ? UUID.randomUUID() : wish,
                  reads ? Replays.KAFKA : Replays.TABLE,
                  topics,
                  consumer,
                  forced,
                  Answers.uuid("workspace", workspace),
                  start,
                  end);
          work.nudge();
          return replays.find(id).orElseThrow();
        });
  }

  /** {@code DELETE replays/7}: sends or reads no more; what was heard stays heard. */
  @DeleteOperation
  public WebEndpointResponse<Object> cancel(@Selector String id) {
    return Answers.of(
        () -> {
          Replay replay = find(id);
          replays.end(replay.id(), "cancelled", null);
          return find(id);
        });
  }

  /**
   * What this service says and may say again. A state topic is none of it: an older state that is
   * sent again would be the last of its key, and compaction would forget the newest.
   */
  private List<String> said(@Nullable String topic) {
    List<String> own =
        Contracts.topics().stream()
            .filter(topics.own()::contains)
            .filter(each -> !Contracts.isCompacted(each))
            .map(each -> Contracts.topicOf(each))
            .toList();
    if (topic == null && !own.isEmpty()) return own;
    if (topic != null && own.contains(topic)) return List.of(topic);
    boolean compacted =
        topic != null
            && Contracts.topics().stream()
                .filter(each -> Contracts.topicOf(each).equals(topic))
                .anyMatch((Class<? extends Event> each) -> Contracts.isCompacted(each));
    if (compacted) {
      throw OperatorProblem.refused(
          "topic_is_compacted",
          topic + " keeps the newest state of each key: an older one sent again would replace it.",
          "Let the consumer read it again from Kafka (source kafka), or rebuild the projection.");
    }
    throw OperatorProblem.unknown(
        "topic_unknown",
        "%s says no events on %s.".formatted(service, topic == null ? "any topic" : topic),
        own.isEmpty() ? "See EVENTS.md." : "It says " + String.join(", ", own) + ".");
  }

  private List<String> heard(String consumer, @Nullable String topic, boolean forced) {
    String name = consumer.substring(consumer.indexOf('.') + 1);
    ConsumerCatalog.Entry entry =
        consumers
            .find(name)
            .filter(each -> consumer.equals(service + "." + name))
            .orElseThrow(
                () ->
                    OperatorProblem.unknown(
                        "consumer_unknown",
                        "%s has no consumer %s.".formatted(service, consumer),
                        consumer.equals(ReplayMark.ALL)
                            ? "From Kafka one consumer at a time hears again: name it."
                            : "See eventconsumers."));
    if (!entry.replayable() && !forced) {
      throw OperatorProblem.refused(
          "consumer_not_replayable",
          consumer + " acts on the world outside (mails, webhooks): people would get them again.",
          "Force it if that is what you want.");
    }
    if (topic != null && !topic.equals(entry.topic())) {
      throw Answers.invalid(
          "topic", topic, entry.topic() + ", which is what " + consumer + " hears");
    }
    return List.of(entry.topic());
  }

  private Replay find(String id) {
    int number = (int) Answers.number("id", id);
    return replays
        .find(number)
        .orElseThrow(
            () ->
                OperatorProblem.unknown(
                    "replay_unknown", service + " has no replay " + id + ".", "List them."));
  }
}
