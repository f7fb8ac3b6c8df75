package io.marquee.outbox.chaos;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came of a round.
 *
 * @param timeline what happened when
 * @param said events committed in it
 * @param findings what is new since the round before
 * @param repairs events that came late because the stream was made to lose them
 * @param redelivered events that came to Kafka again
 * @param takeover from the end of a leader to the first event that its successor sent; null if no
 *     leader had to be replaced, or if something else was away as well
 */
record Verdict(
    Plan plan,
    List<String> timeline,
    int said,
    List<Finding> findings,
    long repairs,
    long redelivered,
    @Nullable Duration takeover,
    Duration settling,
    Duration whole) {

  boolean isGood() {
    return findings.isEmpty();
  }

  Map<Finding.Kind, Long> counts() {
    Map<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);
    findings.forEach(each -> counts.merge(each.kind(), 1L, Long::sum));
    return counts;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("round", plan.round());
    json.put("good", isGood());
    json.put("timeline", timeline);
    json.put("events", said);
    json.put("findings", findings.stream().map(Finding::toString).toList());
    json.put("repaired_late", repairs);
    json.put("sent_again", redelivered);
    if (takeover != null) json.put("takeover_millis", takeover.toMillis());
    json.put("settling_millis", settling.toMillis());
    json.put("millis", whole.toMillis());
    return json;
  }

  @Override
  public String toString() {
    String story =
        timeline.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
    String words =
        isGood()
            ? "good"
            : counts().entrySet().stream()
                .map(each -> each.getKey().words() + " " + each.getValue())
                .collect(Collectors.joining(", ", "BAD: ", ""));
    String details =
        findings.stream().limit(5).map(each -> "    " + each + "\n").collect(Collectors.joining());
    return "round %d (--seed %d --round %d)%n%s  %s; %d events, %d repaired late, %d sent again, %ssettled in %.1f s, %.1f s in all%n%s"
        .formatted(
            plan.round(),
            plan.seed(),
            plan.round(),
            story,
            words,
            said,
            repairs,
            redelivered,
            takeover == null ? "" : "takeover %.1f s, ".formatted(takeover.toMillis() / 1e3),
            settling.toMillis() / 1e3,
            whole.toMillis() / 1e3,
            details);
  }
}
