package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.systemtests.Collector.Span;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One click is one trace, from the gateway through outbox and Kafka to whoever hears of it. */
@ExtendWith(SuiteExtension.class)
class TracesIntegrationTests {
  private final Suite suite;
  private final Collector collector;
  private final Studio studio;

  TracesIntegrationTests(Suite suite) {
    this.suite = suite;
    this.collector = suite.collector();
    this.studio = Studio.open(suite, "Tracy");
  }

  @Test
  void gatewayServiceAndListenersTellOfOneTrace() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4701";
    Answer created =
        traced(trace)
            .post(
                studio.path("/projects"),
                Map.of("name", "Traced", "slug", "traced", "type", "campaign"))
            .is(201);

    await()
        .atMost(Studio.PATIENCE)
        .untilAsserted(
            () -> {
              Span gateway = one(trace, "gateway", "SPAN_KIND_SERVER");
              assertThat(gateway.parent()).isEqualTo("00f067aa0ba902b7");
              Span workspace = one(trace, "workspace-service", "SPAN_KIND_SERVER");
              assertThat(workspace.parent()).isEqualTo(gateway.id());
              // Out of the outbox's row, over Kafka.
              Span film = one(trace, "film-service", "SPAN_KIND_CONSUMER");
              assertThat(film.parent()).isEqualTo(workspace.id());
            });
    assertThat(created.text("id")).isNotEmpty();
  }

  @Test
  void aWholeFilmIsOneTrace() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4702";
    String film = studio.createFilm("Traced", Shots.two());
    String generation =
        traced(trace)
            .post(
                studio.path("/films/" + film + "/generations"), Map.of("variants", List.of("16:9")))
            .is(202)
            .text("id");
    studio.awaitSuccess("/films/" + film + "/generations/" + generation);

    await()
        .atMost(Studio.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(collector.of(trace).stream().map(Span::service).distinct())
                    .contains(
                        "gateway",
                        "film-service",
                        "billing-service",
                        "publishing-service",
                        "workspace-service",
                        "notification-service"));
    // Each process tells in its own time, so a parent may come after its children.
    await()
        .atMost(Studio.PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(collector.of(trace)).extracting(Span::name).contains("generation-work");
              assertThat(orphans(trace)).as("spans whose parent nobody told of").isEmpty();
            });
    System.out.println(
        collector.of(trace).stream()
            .map(span -> "  %s: %s (%s)".formatted(span.service(), span.name(), span.kind()))
            .collect(Collectors.joining("\n", "The spans of one film:\n", "\n")));
  }

  /** The client's own span is the first one's parent. */
  private List<Span> orphans(String trace) {
    List<Span> all = collector.of(trace);
    var known = all.stream().map(Span::id).collect(Collectors.toSet());
    known.add("00f067aa0ba902b7");
    return all.stream().filter(span -> !known.contains(span.parent())).toList();
  }

  @Test
  void probesAndScrapesAreNotTold() {
    suite.status();
    suite.status();

    await().until(() -> collector.all().size() > 10);
    assertThat(collector.all()).extracting(Span::name).noneMatch(name -> name.contains("actuator"));
  }

  private Client traced(String trace) {
    // The client's flag says "not sampled": who is told of is our choice.
    return studio.client().with("traceparent", "00-%s-00f067aa0ba902b7-00".formatted(trace));
  }

  private Span one(String trace, String service, String kind) {
    List<Span> found =
        collector.of(trace).stream()
            .filter(span -> span.service().equals(service) && span.kind().equals(kind))
            .toList();
    assertThat(found).as(service).isNotEmpty();
    return found.getFirst();
  }
}
