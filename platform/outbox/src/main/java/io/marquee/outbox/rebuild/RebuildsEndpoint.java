package io.marquee.outbox.rebuild;

import io.marquee.outbox.Projection;
import io.marquee.outbox.inbox.HearRebuilt.Ear;
import io.marquee.outbox.operator.Answers;
import io.marquee.outbox.operator.OperatorProblem;
import io.marquee.outbox.operator.OperatorWork;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.dao.DuplicateKeyException;
import tools.jackson.databind.JsonNode;

/** Begins rebuilds of this service's projections, shows them, switches or cancels them. */
@Endpoint(id = "rebuilds")
public class RebuildsEndpoint {
  private final Rebuilds rebuilds;
  private final Rebuilder rebuilder;
  private final OperatorWork work;

  RebuildsEndpoint(Rebuilds rebuilds, Rebuilder rebuilder, OperatorWork work) {
    this.rebuilds = rebuilds;
    this.rebuilder = rebuilder;
    this.work = work;
  }

  /** What a rebuild needs of the owner of a topic: to be posted there, to {@code snapshots}. */
  record Ask(String service, String topic, @Nullable UUID workspace, UUID request) {}

  /** A rebuild as it is answered. */
  record View(
      int id,
      String projection,
      @Nullable UUID workspaceId,
      String state,
      String wish,
      long heard,
      long partitionsWithoutSnapshots,
      List<Ask> asks,
      @Nullable JsonNode comparison,
      @Nullable Instant comparedAt,
      @Nullable String error,
      Instant startedAt,
      @Nullable Instant endedAt) {}

  /** {@code GET rebuilds}: the latest first. */
  @ReadOperation
  public WebEndpointResponse<Object> list() {
    return Answers.of(() -> rebuilds.list().stream().map(this::view).toList());
  }

  /** {@code GET rebuilds/7}. */
  @ReadOperation
  public WebEndpointResponse<Object> show(@Selector String id) {
    return Answers.of(() -> view(get(id)));
  }

  /**
   * {@code POST rebuilds}: begins one. It fills and compares; nothing is switched unless that is
   * asked for.
   *
   * @param workspace only its rows, all workspaces' unless given
   * @param request a UUID: the same wish sent again is no second rebuild
   */
  @WriteOperation
  public WebEndpointResponse<Object> begin(
      @Nullable String projection, @Nullable String workspace, @Nullable String request) {
    return Answers.of(
        () -> {
          if (projection == null || rebuilder.find(projection).isEmpty()) {
            throw OperatorProblem.unknown(
                "projection_unknown",
                "This service has no projection %s.".formatted(projection),
                "It has " + String.join(", ", rebuilder.names()) + ".");
          }
          UUID wish = Answers.uuid("request", request);
          UUID one = Answers.uuid("workspace", workspace);
          try {
            Rebuild begun =
                rebuilds.begin(wish == null ? UUID.randomUUID() : wish, projection, one);
            work.nudge();
            return view(begun);
          } catch (DuplicateKeyException another) {
            throw OperatorProblem.refused(
                "rebuild_is_running",
                "%s is being rebuilt already: number %s."
                    .formatted(
                        projection,
                        rebuilds.openOf(projection).map(open -> "" + open.id()).orElse("unknown")),
                "Wait for it, switch it, or cancel it.");
          }
        });
  }

  /**
   * {@code POST rebuilds/7}: what comes next.
   *
   * @param wish {@code compare} (again), {@code switch}, {@code switch_if_equal}
   */
  @WriteOperation
  public WebEndpointResponse<Object> next(@Selector String id, @Nullable String wish) {
    return Answers.of(
        () -> {
          Rebuild rebuild = get(id);
          if (wish == null || !List.of("compare", "switch", "switch_if_equal").contains(wish)) {
            throw Answers.invalid("wish", "" + wish, "compare, switch or switch_if_equal");
          }
          boolean switches = !wish.equals("compare");
          if (switches && List.of("switched", "equal").contains(rebuild.state())) {
            return view(rebuild);
          }
          if (!rebuild.isOpen()) {
            throw OperatorProblem.refused(
                "rebuild_is_over",
                "Rebuild %d is %s.".formatted(rebuild.id(), rebuild.state()),
                "Begin another.");
          }
          if (switches && !rebuild.state().equals("compared")) {
            throw OperatorProblem.refused(
                "not_compared",
                "Rebuild %d is %s: there is no comparison yet."
                    .formatted(rebuild.id(), rebuild.state()),
                "Wait for it, look at it, and switch then.");
          }
          rebuilds.wish(rebuild.id(), wish);
          work.nudge();
          return view(get(id));
        });
  }

  /** {@code DELETE rebuilds/7}: leaves nothing of it behind. */
  @DeleteOperation
  public WebEndpointResponse<Object> cancel(@Selector String id) {
    return Answers.of(
        () -> {
          Rebuild rebuild = get(id);
          if (List.of("switched", "equal").contains(rebuild.state())) {
            throw OperatorProblem.refused(
                "rebuild_is_over",
                "Rebuild %d is %s already.".formatted(rebuild.id(), rebuild.state()),
                "There is nothing left to cancel.");
          }
          rebuilds.end(rebuild.id(), "cancelled", null);
          rebuilder.cancelled(rebuild.id());
          return view(get(id));
        });
  }

  private Rebuild get(String id) {
    int number = (int) Answers.number("id", id);
    return rebuilds
        .find(number)
        .orElseThrow(
            () ->
                OperatorProblem.unknown(
                    "rebuild_unknown", "This service has no rebuild " + id + ".", "List them."));
  }

  private View view(Rebuild rebuild) {
    var places = rebuilds.places(rebuild.id());
    long without = places.values().stream().filter(place -> !place.marked()).count();
    boolean asks = rebuild.state().equals("filling") && without > 0;
    return new View(
        rebuild.id(),
        rebuild.projection(),
        rebuild.workspaceId(),
        rebuild.state(),
        rebuild.wish(),
        rebuild.heard(),
        without,
        asks ? asks(rebuild) : List.of(),
        Switchover.read(rebuild.comparison()),
        rebuild.comparedAt(),
        rebuild.error(),
        rebuild.startedAt(),
        rebuild.endedAt());
  }

  /** A topic is called after its owner. */
  private List<Ask> asks(Rebuild rebuild) {
    return rebuilder.find(rebuild.projection()).stream()
        .flatMap((Projection projection) -> rebuilder.ears(projection).stream())
        .filter(ear -> !ear.isState())
        .map(Ear::topic)
        .distinct()
        .map(
            topic ->
                new Ask(
                    topic.substring(0, topic.indexOf('.')),
                    topic,
                    rebuild.workspaceId(),
                    rebuild.requestTo(topic)))
        .toList();
  }
}
