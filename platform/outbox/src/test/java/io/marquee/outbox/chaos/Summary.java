package io.marquee.outbox.chaos;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The numbers of a run. */
record Summary(Wish wish, List<Verdict> verdicts) {
  /** All rounds are good; or, if a promise was broken, one has shown it. */
  boolean isAsWished() {
    return wish.sabotage() == Sabotage.NONE
        ? verdicts.stream().allMatch(Verdict::isGood)
        : verdicts.stream().anyMatch(wish.sabotage()::isCaughtBy);
  }

  Map<String, Object> json() {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Finding.Kind kind : Finding.Kind.values()) {
      counts.put(kind.name().toLowerCase(Locale.ROOT), count(kind));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", wish.seed());
    json.put("sabotage", wish.sabotage().name().toLowerCase(Locale.ROOT));
    json.put("findings", counts);
    json.put("takeover_millis", takeovers().stream().map(Duration::toMillis).toList());
    json.put("rounds", verdicts.stream().map(Verdict::json).toList());
    return json;
  }

  long count(Finding.Kind kind) {
    return verdicts.stream().mapToLong(each -> each.counts().getOrDefault(kind, 0L)).sum();
  }

  private List<Duration> takeovers() {
    return verdicts.stream().map(Verdict::takeover).filter(Objects::nonNull).sorted().toList();
  }

  private static String percentile(List<Duration> sorted, double share) {
    if (sorted.isEmpty()) return "–";
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return "%.1f s".formatted(sorted.get(Math.max(0, index)).toMillis() / 1e3);
  }

  @Override
  public String toString() {
    var text = new StringBuilder("\n");
    line(text, "rounds", verdicts.size());
    line(text, "bad rounds", verdicts.stream().filter(each -> !each.isGood()).count());
    line(text, "events", verdicts.stream().mapToLong(Verdict::said).sum());
    for (Finding.Kind kind : Finding.Kind.values()) line(text, kind.words(), count(kind));
    line(text, "repaired late", verdicts.stream().mapToLong(Verdict::repairs).sum());
    line(text, "sent again", verdicts.stream().mapToLong(Verdict::redelivered).sum());
    List<Duration> takeovers = takeovers();
    line(
        text,
        "takeover",
        "%d times, p50 %s, p95 %s, longest %s"
            .formatted(
                takeovers.size(),
                percentile(takeovers, 0.5),
                percentile(takeovers, 0.95),
                percentile(takeovers, 1)));
    line(
        text,
        "a round",
        "%.1f s on average"
            .formatted(
                verdicts.stream().mapToLong(each -> each.whole().toMillis()).average().orElse(0)
                    / 1e3));
    if (wish.sabotage() != Sabotage.NONE) {
      line(
          text,
          "sabotage " + wish.sabotage().name().toLowerCase(Locale.ROOT),
          isAsWished() ? "caught in round " + verdicts.size() : "NOT CAUGHT");
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String what, Object value) {
    text.append("%-32s %s%n".formatted(what, value));
  }
}
