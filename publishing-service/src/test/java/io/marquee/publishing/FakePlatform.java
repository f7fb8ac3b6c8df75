package io.marquee.publishing;

import io.marquee.publishing.socialaccount.PlatformGateway;
import io.marquee.web.FieldError;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A platform that does as it is told, post by post, by their titles. */
public class FakePlatform implements PlatformGateway {

  /** What it is called. */
  public static final String NAME = "fake";

  /** What happens to one attempt. */
  public enum Outcome {
    /** It appears, and says so. */
    APPEARS,
    /** It does not answer, and nothing has appeared. */
    FAILS,
    /** It does not answer, and yet it has appeared. */
    APPEARS_SILENTLY,
    /** It does not answer, and nobody knows; in truth nothing has appeared. */
    STAYS_SILENT,
    /** It does not want it. */
    REFUSES
  }

  private final Map<String, Queue<Outcome>> plans = new ConcurrentHashMap<>();
  private final Map<UUID, AtomicInteger> appearances = new ConcurrentHashMap<>();

  /** Plans the outcomes of the attempts to publish a title; those after the last appear. */
  public void plan(String title, Outcome... outcomes) {
    plans.put(title, new ArrayDeque<>(List.of(outcomes)));
  }

  /** How often a publication has appeared. */
  public int appearances(UUID publication) {
    return appearances.getOrDefault(publication, new AtomicInteger()).get();
  }

  @Override
  public String platform() {
    return NAME;
  }

  @Override
  public List<FieldError> flaws(Draft draft) {
    return draft.title().length() > 100
        ? List.of(new FieldError("/title", "too_long", "Title is longer than 100 characters."))
        : List.of();
  }

  @Override
  public Optional<Appearance> find(Submission submission) {
    return appearances(submission.publicationId()) > 0
        ? Optional.of(at(submission))
        : Optional.empty();
  }

  @Override
  public Appearance publish(Submission submission) throws IOException, Refused, OutcomeUnknown {
    Outcome next = plans.getOrDefault(submission.title(), new ArrayDeque<>()).poll();
    switch (next == null ? Outcome.APPEARS : next) {
      case FAILS -> throw new IOException("the platform is away");
      case REFUSES ->
          throw new Refused(new Failure("too_plain", "It is too plain.", "Make it fancier."));
      case STAYS_SILENT -> throw new OutcomeUnknown("timed out", null);
      case APPEARS_SILENTLY -> {
        appear(submission);
        throw new OutcomeUnknown("timed out", null);
      }
      case APPEARS -> appear(submission);
    }
    return at(submission);
  }

  private void appear(Submission submission) {
    appearances
        .computeIfAbsent(submission.publicationId(), any -> new AtomicInteger())
        .incrementAndGet();
  }

  private static Appearance at(Submission submission) {
    return new Appearance("https://fake.example/" + submission.publicationId());
  }
}
