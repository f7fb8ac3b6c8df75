package io.marquee.architecture;

import io.marquee.events.Contracts;
import io.marquee.events.Event;
import java.util.Comparator;

/**
 * Writes EVENTS.md from the compiled classes: which event, on which topic, announced and heard by
 * whom.
 */
final class EventsPage {

  private static final String CONTRACTS =
      "../event-contracts/src/main/resources/io/marquee/events/";

  private EventsPage() {}

  static String write() {
    var page =
        new StringBuilder(
            """
            # Events

            Written from the compiled classes; `./run contracts` writes it anew. A topic in *italics* is compacted: its
            events carry full state, and a tombstone says that the aggregate is gone. The name on the wire leads to the schema.
            The same for machines is the AsyncAPI document that the gateway serves at `/api/v1/asyncapi.json`.

            | topic | event | on the wire | announced by | heard by |
            |---|---|---|---|---|
            """);
    Contracts.topics().stream()
        .sorted(Comparator.comparing(Contracts::topicOf))
        .forEach(
            topic -> Contracts.recordsOf(topic).forEach(event -> page.append(row(topic, event))));
    page.append("\n## Who listens, and how\n\n| consumer | topic | order |\n|---|---|---|\n");
    Topology.hearings().stream()
        .filter(hearing -> !hearing.group().isEmpty())
        .map(
            hearing ->
                "| %s · %s | %s | %s |%n"
                    .formatted(
                        hearing.service(),
                        hearing.consumer(),
                        Contracts.topicOf(hearing.topic()),
                        hearing.order()))
        .forEach(page::append);
    return page.toString();
  }

  private static String row(Class<? extends Event> topic, Class<? extends Event> event) {
    String name = Contracts.topicOf(topic);
    String wire = Contracts.nameOf(event);
    return "| %s | %s | [`%s`](%sschemas/%s.json) · [sample](%ssamples/%s.json) | %s | %s |%n"
        .formatted(
            Contracts.isCompacted(topic) ? "*" + name + "*" : name,
            event.getSimpleName(),
            wire,
            CONTRACTS,
            wire,
            CONTRACTS,
            wire,
            String.join(", ", Topology.announcers(event)),
            String.join(", ", Topology.hearers(topic, event)));
  }
}
