package io.marquee.local.events;

import io.marquee.local.home.Refusal;
import io.marquee.local.service.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Which services a command is about. */
final class Services {
  private final List<String> known = Service.databases();

  /** Something with a number of its service's own, written {@code film:7}. */
  record Id(String service, long number) {
    @Override
    public String toString() {
      return service + ":" + number;
    }
  }

  /** Asks one service, or all; gives those that do not answer, after it has said so. */
  List<String> each(Wish wish, Consumer<String> work) {
    var asked =
        wish.option("service")
            .or(
                () ->
                    wish.option("consumer")
                        .filter(name -> name.contains("."))
                        .map(Services::prefix))
            .map(this::check)
            .map(List::of)
            .orElse(known);
    var silent = new ArrayList<String>();
    var refusals = new ArrayList<Refusal>();
    for (String service : asked) {
      try {
        work.accept(service);
      } catch (Management.Silent away) {
        System.err.println("marquee: " + away.getMessage());
        silent.add(service);
      } catch (Refusal refusal) {
        refusals.add(refusal);
      }
    }
    // A consumer that the filter names is unknown to all services but its own.
    if (refusals.size() == asked.size()) throw refusals.getFirst();
    return silent;
  }

  List<String> known() {
    return known;
  }

  String check(String service) {
    if (known.contains(service)) return service;
    throw new Refusal(
        "There is no service \"%s\" with events.".formatted(service),
        "Use one of " + String.join(", ", known) + ".");
  }

  Id id(String text, Wish wish) {
    String[] parts = text.split(":", 2);
    try {
      if (parts.length == 2) return new Id(check(parts[0]), Long.parseLong(parts[1]));
      long number = Long.parseLong(text);
      return new Id(
          check(
              wish.option("service")
                  .orElseThrow(
                      () ->
                          new Refusal(
                              "Each service has a number %d of its own.".formatted(number),
                              "Say film:%d, or --service film.".formatted(number)))),
          number);
    } catch (NumberFormatException noNumber) {
      throw new Refusal("\"%s\" is no ID.".formatted(text), "IDs look like film:7.");
    }
  }

  /** {@code workspace.film-statistics} names its service; otherwise {@code --service} does. */
  String ofConsumer(String consumer, Wish wish) {
    int dot = consumer.indexOf('.');
    if (dot > 0) return check(consumer.substring(0, dot));
    return check(
        wish.option("service")
            .orElseThrow(
                () ->
                    new Refusal(
                        "Which service's consumer is %s?".formatted(consumer),
                        "Say workspace.%s, or --service workspace.".formatted(consumer))));
  }

  private static String prefix(String consumer) {
    return consumer.substring(0, consumer.indexOf('.'));
  }

  static String shortName(String consumer) {
    return consumer.substring(consumer.indexOf('.') + 1);
  }
}
