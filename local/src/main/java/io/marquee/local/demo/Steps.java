package io.marquee.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;

/** Tells of each step as it is done, with its time, and remembers them. */
final class Steps {
  /**
   * What was done.
   *
   * @param seconds how long it took
   * @param links where it can be seen
   */
  record Step(String name, double seconds, String outcome, List<String> links) {}

  /** What a step has to say when it is done. */
  record Outcome(String text, List<String> links) {
    static Outcome of(String text, String... links) {
      return new Outcome(text, List.of(links));
    }
  }

  private final List<Step> done = new ArrayList<>();

  void take(String name, Supplier<Outcome> work) {
    long begun = System.nanoTime();
    Outcome outcome;
    try {
      outcome = work.get();
    } catch (JacksonException e) {
      System.out.println("✗ " + name);
      throw new Unexpected(name, "an answer as documented", e.getOriginalMessage());
    } catch (RuntimeException e) {
      System.out.println("✗ " + name);
      throw e;
    }
    var step = new Step(name, (System.nanoTime() - begun) / 1e9, outcome.text(), outcome.links());
    done.add(step);
    System.out.println(line(step));
    step.links().forEach(link -> System.out.println("    " + link));
  }

  List<Step> done() {
    return List.copyOf(done);
  }

  double seconds() {
    return done.stream().mapToDouble(Step::seconds).sum();
  }

  static String line(Step step) {
    return String.format(
        Locale.ROOT, "✓ %-14s %6.2f s  %s", step.name(), step.seconds(), step.outcome());
  }
}
