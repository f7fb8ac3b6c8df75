package io.marquee.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.marquee.events.Contracts;
import io.marquee.events.Event;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes EVENTS.md from the compiled classes: which event, on which topic, announced and heard by
 * whom.
 */
final class EventsPage {

  private EventsPage() {}

  static String write() {
    var page =
        new StringBuilder(
            """
            # Events

            Written from the compiled classes; `./run events-page` writes it anew. A topic in *italics* is compacted: its
            events carry full state, and a tombstone says that the aggregate is gone.

            | topic | event | on the wire | announced by | heard by |
            |---|---|---|---|---|
            """);
    Contracts.topics().stream()
        .sorted(Comparator.comparing(Contracts::topicOf))
        .forEach(
            topic -> Contracts.recordsOf(topic).forEach(event -> page.append(row(topic, event))));
    page.append("\n## Who listens, and how\n\n| consumer | topic | order |\n|---|---|---|\n");
    listeners().stream()
        .map(
            listener -> {
              EventConsumer consumer = listener.getAnnotationOfType(EventConsumer.class);
              return "| %s · %s | %s | %s |%n"
                  .formatted(
                      service(listener),
                      consumer.name(),
                      Contracts.topicOf(consumer.of()),
                      consumer.order().name().toLowerCase(Locale.ROOT));
            })
        .sorted()
        .forEach(page::append);
    return page.toString();
  }

  private static String row(Class<? extends Event> topic, Class<? extends Event> event) {
    String name = Contracts.topicOf(topic);
    return "| %s | %s | `%s` | %s | %s |%n"
        .formatted(
            Contracts.isCompacted(topic) ? "*" + name + "*" : name,
            event.getSimpleName(),
            Contracts.nameOf(event),
            String.join(", ", announcers(event)),
            String.join(", ", hearers(topic, event)));
  }

  /** The classes outside of the contracts and the platform that construct the event. */
  static Set<String> announcers(Class<? extends Event> event) {
    return House.CLASSES.get(event).getConstructorCallsToSelf().stream()
        .map(call -> call.getOriginOwner())
        .filter(origin -> !origin.getPackageName().startsWith("io.marquee.events"))
        .map(EventsPage::place)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The listeners whose methods take the event, or all of its topic. */
  static Set<String> hearers(Class<? extends Event> topic, Class<? extends Event> event) {
    var found = new TreeSet<String>();
    for (JavaClass listener : listeners()) {
      if (listener.getAnnotationOfType(EventConsumer.class).of() != topic) continue;
      for (JavaMethod method : listener.getMethods()) {
        if (!method.isAnnotatedWith(Handles.class)) continue;
        JavaClass heard = method.getRawParameterTypes().getFirst();
        if (heard.isEquivalentTo(event) || heard.isEquivalentTo(topic)) found.add(place(listener));
      }
    }
    found.addAll(readers(event));
    return found;
  }

  /** The gateway has no listeners: it reads whole topics into its memory. */
  private static Set<String> readers(Class<? extends Event> event) {
    return House.CLASSES.get(event).getDirectDependenciesToSelf().stream()
        .map(dependency -> dependency.getOriginClass())
        .filter(origin -> origin.getPackageName().startsWith("io.marquee.gateway"))
        .filter(origin -> origin.getSimpleName().endsWith("Reader"))
        .map(EventsPage::place)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static List<JavaClass> listeners() {
    return House.CLASSES.stream()
        .filter(type -> type.isAnnotatedWith(EventConsumer.class))
        .filter(type -> !type.getPackageName().startsWith("io.marquee.outbox"))
        .sorted(Comparator.comparing(JavaClass::getName))
        .toList();
  }

  private static String place(JavaClass type) {
    return service(type) + " · " + type.getSimpleName();
  }

  private static String service(JavaClass type) {
    return type.getPackageName().split("\\.")[2];
  }
}
