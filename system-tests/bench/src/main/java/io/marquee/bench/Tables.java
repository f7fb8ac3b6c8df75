package io.marquee.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The results for people, in Markdown. */
final class Tables {
  /** Below it 60 s do not hold enough events to speak of the thousandth. */
  private static final int LEAST_RATE_FOR_THOUSANDTHS = 1_000;

  private Tables() {}

  static String drain(Map<Contender, Drain.Results> results) {
    var table = new StringBuilder();
    table.append(
        """
        | events/s until the last one is acknowledged | cold | of the pipe | warm | of the pipe | CPU s per 10,000, cold / warm | PostgreSQL's |
        |---|--:|--:|--:|--:|--:|--:|
        """);
    Drain.Results pipe = results.get(Contender.PIPE);
    results.forEach(
        (contender, each) ->
            table.append(
                "| %s | %s | %s | %s | %s | %s / %s | %s / %s |\n"
                    .formatted(
                        contender.title + (contender.share < 1 ? " ¹" : ""),
                        whole(each.cold().perSecond()),
                        ratio(each, pipe, it -> it.cold().perSecond()),
                        whole(each.warm().perSecond()),
                        ratio(each, pipe, it -> it.warm().perSecond()),
                        fine(each.cold().cpu()),
                        fine(each.warm().cpu()),
                        fine(each.cold().postgresCpu()),
                        fine(each.warm().postgresCpu()))));
    results.forEach(
        (contender, each) -> {
          if (contender.share < 1) {
            table.append(
                "\n¹ With a backlog of %s rows, for its speed.\n"
                    .formatted(whole(each.cold().rows())));
          }
        });
    return table.toString();
  }

  private static String ratio(
      Drain.Results each, Drain.@Nullable Results pipe, Function<Drain.Results, Double> figure) {
    return pipe == null ? "" : fine(figure.apply(each) / figure.apply(pipe));
  }

  static String latency(List<Integer> rates, Map<Contender, Map<Integer, Latency.Result>> results) {
    var table = new StringBuilder("| commit → effect committed, ms |");
    for (int rate : rates) {
      table.append(
          " %s/s: p50 / p99%s |"
              .formatted(whole(rate), rate < LEAST_RATE_FOR_THOUSANDTHS ? "" : " / p99.9"));
    }
    table.append(" CPU s per 10,000 at %s/s |\n|---|".formatted(whole(rates.getLast())));
    table.append("--:|".repeat(rates.size() + 1)).append('\n');
    results.forEach(
        (contender, each) -> {
          table.append("| %s |".formatted(contender.title));
          for (int rate : rates) table.append(" %s |".formatted(cell(each.get(rate))));
          Latency.Result last = each.get(rates.getLast());
          table.append(" %s |\n".formatted(last == null ? "—" : fine(last.cpu())));
        });
    String ratios =
        rates.stream()
            .map(
                rate ->
                    ratio(
                        rate, of(results, Contender.OURS, rate), of(results, Contender.BARE, rate)))
            .filter(ratio -> !ratio.isEmpty())
            .collect(Collectors.joining(" · "));
    if (!ratios.isEmpty()) {
      table.append("\nMarquee, inbox included, to the bare prototype: %s\n".formatted(ratios));
    }
    return table.toString();
  }

  private static Latency.@Nullable Result of(
      Map<Contender, Map<Integer, Latency.Result>> results, Contender contender, int rate) {
    return results.getOrDefault(contender, Map.of()).get(rate);
  }

  private static String ratio(
      int rate, Latency.@Nullable Result ours, Latency.@Nullable Result bare) {
    if (ours == null || bare == null || !ours.held() || !bare.held()) return "";
    return "%s/s: p50 %s, p99 %s"
        .formatted(whole(rate), fine(ours.p50() / bare.p50()), fine(ours.p99() / bare.p99()));
  }

  private static String cell(Latency.@Nullable Result result) {
    if (result == null) return "—";
    if (!result.held()) return "not held";
    String cell = "%s / %s".formatted(whole(result.p50()), whole(result.p99()));
    return result.rate() < LEAST_RATE_FOR_THOUSANDTHS ? cell : cell + " / " + whole(result.p999());
  }

  static String idle(List<IdleBench.Round> rounds) {
    return """
    | a service with nothing to do | processor, %% of a core | memory (PSS), MiB |
    |---|--:|--:|
    | with its relay | %s | %s |
    | without | %s | %s |
    | **the relay** | **%s** | **%s** |
    | PostgreSQL, for both together | %s | |
    """
        .formatted(
            fine(IdleBench.median(rounds, it -> it.with().cpu())),
            whole(IdleBench.median(rounds, it -> it.with().memory())),
            fine(IdleBench.median(rounds, it -> it.without().cpu())),
            whole(IdleBench.median(rounds, it -> it.without().memory())),
            fine(IdleBench.median(rounds, IdleBench.Round::cpu)),
            whole(IdleBench.median(rounds, IdleBench.Round::memory)),
            fine(IdleBench.median(rounds, IdleBench.Round::postgresCpu)));
  }

  static String whole(double figure) {
    return figure < 10 && figure != Math.rint(figure)
        ? String.format(Locale.ROOT, "%.1f", figure)
        : String.format(Locale.ROOT, "%,.0f", figure);
  }

  private static String fine(double figure) {
    return String.format(Locale.ROOT, "%.2f", figure);
  }
}
