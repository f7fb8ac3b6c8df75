package io.marquee.workspace.isolation;

import io.marquee.workspace.isolation.IsolationEvidence.Report;
import io.marquee.workspace.isolation.IsolationView.ProbeView;
import io.marquee.workspace.workspace.WorkspaceView;
import io.marquee.workspace.workspace.WorkspaceViews;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads how the current workspace is kept apart. */
@Component
class IsolationViews {

  private final WorkspaceViews workspaces;
  private final IsolationMoves moves;
  private final IsolationEvidence evidence;
  private final IsolationSettings settings;

  IsolationViews(
      WorkspaceViews workspaces,
      IsolationMoves moves,
      IsolationEvidence evidence,
      IsolationSettings settings) {
    this.workspaces = workspaces;
    this.moves = moves;
    this.evidence = evidence;
    this.settings = settings;
  }

  @Transactional(readOnly = true)
  IsolationView current() {
    WorkspaceView workspace = workspaces.current();
    List<Report> found = evidence.ofTheServices();
    ProbeView probe = evidence.latest().map(this::view).orElse(null);
    return new IsolationView(
        workspace.isolation(),
        workspace.status(),
        settings.services(),
        moves.latest().orElse(null),
        held(found, probe == null ? List.of() : probe.services()),
        found,
        probe);
  }

  private ProbeView view(IsolationEvidence.Probe probe) {
    List<Report> answers = evidence.answers(probe.id());
    var waiting = new TreeSet<>(settings.probed());
    answers.forEach(answer -> waiting.remove(answer.service()));
    return new ProbeView(
        probe.id(), probe.requestedBy(), probe.requestedAt(), answers, List.copyOf(waiting));
  }

  /** By what each service said last, whoever asked. */
  private @Nullable Boolean held(List<Report> found, List<Report> answers) {
    Map<String, Report> last = new TreeMap<>();
    Stream.concat(found.stream(), answers.stream())
        .forEach(
            report ->
                last.merge(
                    report.service(),
                    report,
                    BinaryOperator.maxBy(Comparator.comparing(Report::endedAt))));
    if (last.values().stream().anyMatch(report -> !report.held())) return false;
    return last.keySet().containsAll(settings.probed()) ? true : null;
  }
}
