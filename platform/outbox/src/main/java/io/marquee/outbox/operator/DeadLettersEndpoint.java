package io.marquee.outbox.operator;

import io.marquee.outbox.ConsumerCatalog;
import io.marquee.outbox.DeadLetters;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Lists, shows, replays and discards dead letters. Everything may be repeated: what is done already
 * is answered as such and not done again.
 */
@Endpoint(id = "deadletters")
public class DeadLettersEndpoint {
  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  private final DeadLetters letters;
  private final DeadLetterViews views;
  private final ConsumerCatalog consumers;

  DeadLettersEndpoint(DeadLetters letters, DeadLetterViews views, ConsumerCatalog consumers) {
    this.letters = letters;
    this.views = views;
    this.consumers = consumers;
  }

  /**
   * What a replay did.
   *
   * @param handled events that took effect now
   * @param waiting events that still wait of what was to be replayed
   * @param error of the first that failed again
   */
  record Replayed(int handled, long waiting, @Nullable String error) {}

  /** What became of one. */
  record Closed(long id, String state) {}

  /** {@code GET deadletters?consumer=&key=&limit=}: what waits, the oldest first. */
  @ReadOperation
  public WebEndpointResponse<Object> list(
      @Nullable String consumer, @Nullable String key, @Nullable String limit) {
    return Answers.of(
        () -> {
          if (consumer != null) check(consumer);
          int most = limit == null ? USUAL : (int) Answers.number("limit", limit);
          if (most < 1 || most > MOST) {
            throw Answers.invalid("limit", "" + most, "a number from 1 to " + MOST);
          }
          return views.list(consumer, Answers.uuid("key", key), most);
        });
  }

  /** {@code GET deadletters/7}: one in full, also after it was replayed or discarded. */
  @ReadOperation
  public WebEndpointResponse<Object> show(@Selector String id) {
    return Answers.of(() -> find(id));
  }

  /** {@code POST deadletters}: replays a consumer's keys, or one of them. */
  @WriteOperation
  public WebEndpointResponse<Object> replay(@Nullable String consumer, @Nullable String key) {
    return Answers.of(
        () -> {
          if (consumer == null) {
            throw OperatorProblem.invalid(
                "No consumer is named.", "Name one, and a key if only that shall be replayed.");
          }
          check(consumer);
          UUID one = Answers.uuid("key", key);
          int handled = one == null ? letters.replayAll(consumer) : letters.replay(consumer, one);
          return replayed(consumer, one, handled);
        });
  }

  /** {@code POST deadletters/7}: replays its key, from the first that waits. */
  @WriteOperation
  public WebEndpointResponse<Object> replayOne(@Selector String id) {
    return Answers.of(
        () -> {
          DeadLetterViews.Line letter = find(id).letter();
          if (letter.state().equals("discarded")) {
            throw OperatorProblem.refused(
                "dead_letter_gone",
                "Dead letter %d was discarded at %s.".formatted(letter.id(), letter.closedAt()),
                "If it shall take effect after all, replay its event: see the topic, and the time.");
          }
          if (letter.state().equals("replayed")) return new Replayed(0, 0, null);
          check(letter.consumer());
          UUID key = letter.key();
          if (key == null) {
            throw OperatorProblem.refused(
                "dead_letter_without_key",
                "Dead letter %d has no key that can be read.".formatted(letter.id()),
                "Replay all of its consumer, or discard it.");
          }
          return replayed(letter.consumer(), key, letters.replay(letter.consumer(), key));
        });
  }

  /** {@code DELETE deadletters/7}: it will never take effect; its successors can be replayed. */
  @DeleteOperation
  public WebEndpointResponse<Object> discard(@Selector String id) {
    return Answers.of(
        () -> {
          DeadLetterViews.Line letter = find(id).letter();
          if (letter.state().equals("waiting")) {
            check(letter.consumer());
            letters.discard(letter.id());
            letter = find(id).letter();
          }
          if (letter.state().equals("replayed")) {
            throw OperatorProblem.refused(
                "dead_letter_gone",
                "Dead letter %d was replayed at %s and has taken effect."
                    .formatted(letter.id(), letter.closedAt()),
                "Nothing is left to discard.");
          }
          return new Closed(letter.id(), letter.state());
        });
  }

  private Replayed replayed(String consumer, @Nullable UUID key, int handled) {
    DeadLetterViews.Listing left = views.list(consumer, key, MOST);
    String error =
        left.items().stream()
            .filter(line -> line.reason().equals("failed") || line.reason().equals("unreadable"))
            .map(DeadLetterViews.Line::error)
            .findFirst()
            .orElse(null);
    return new Replayed(handled, left.total(), error);
  }

  private DeadLetterViews.Full find(String id) {
    long number = Answers.number("id", id);
    return views
        .find(number)
        .orElseThrow(
            () ->
                OperatorProblem.unknown(
                    "dead_letter_unknown",
                    "This service has no dead letter " + number + ".",
                    "List them; the numbers are each service's own."));
  }

  private void check(String consumer) {
    if (consumers.find(consumer).isPresent()) return;
    throw OperatorProblem.unknown(
        "consumer_unknown",
        "This service has no consumer " + consumer + ".",
        "It has "
            + String.join(", ", consumers.list().stream().map(ConsumerCatalog.Entry::name).toList())
            + ".");
  }
}
