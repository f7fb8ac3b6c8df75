package io.marquee.outbox.rebuild;

import io.marquee.outbox.operator.Answers;
import io.marquee.outbox.operator.OperatorProblem;
import io.marquee.outbox.operator.OperatorWork;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** Asks a service to say the state of its aggregates once more; a rebuild waits for it. */
@Endpoint(id = "snapshots")
public class SnapshotsEndpoint {
  private final SnapshotRuns runs;
  private final SaySnapshots snapshots;
  private final OperatorWork work;

  SnapshotsEndpoint(SnapshotRuns runs, SaySnapshots snapshots, OperatorWork work) {
    this.runs = runs;
    this.snapshots = snapshots;
    this.work = work;
  }

  /** {@code GET snapshots}: the latest runs first. */
  @ReadOperation
  public WebEndpointResponse<Object> list() {
    return Answers.of(runs::list);
  }

  /**
   * {@code POST snapshots}: begins a run, or answers with the one that the same wish began.
   *
   * @param topic one of the service's own
   * @param workspace only its aggregates
   * @param request a UUID, as the rebuild asks
   */
  @WriteOperation
  public WebEndpointResponse<Object> begin(
      @Nullable String topic, @Nullable String workspace, @Nullable String request) {
    return Answers.of(
        () -> {
          if (topic == null || snapshots.source(topic).isEmpty()) {
            throw OperatorProblem.unknown(
                "topic_unknown",
                "This service has no snapshots for %s.".formatted(topic),
                "It has some for " + String.join(", ", snapshots.topics()) + ".");
          }
          UUID wish = Answers.uuid("request", request);
          int id =
              runs.begin(
                  wish == null ? UUID.randomUUID() : wish,
                  topic,
                  Answers.uuid("workspace", workspace));
          work.nudge();
          return runs.find(id).orElseThrow();
        });
  }

  /** {@code DELETE snapshots/7}: says no more of them. */
  @DeleteOperation
  public WebEndpointResponse<Object> cancel(@Selector String id) {
    return Answers.of(
        () -> {
          int number = (int) Answers.number("id", id);
          runs.end(number, "cancelled");
          return runs.find(number)
              .orElseThrow(
                  () ->
                      OperatorProblem.unknown(
                          "snapshots_unknown", "There is no run " + id + ".", "List them."));
        });
  }
}
