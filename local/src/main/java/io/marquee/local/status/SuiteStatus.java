package io.marquee.local.status;

import io.marquee.local.home.Home;
import io.marquee.local.process.RunningProcess;
import io.marquee.local.process.Usage;
import io.marquee.local.supervisor.Part;
import io.marquee.local.supervisor.PartState;
import io.marquee.local.supervisor.SuiteState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole suite, measured now.
 *
 * @param running whether a launcher keeps it
 * @param healthy whether every part answers
 * @param startSeconds of the last start, from the command to the last part that answered
 * @param startCpuSeconds processor time of that start, of all processes
 */
public record SuiteStatus(
    boolean running,
    boolean healthy,
    double startSeconds,
    double startCpuSeconds,
    long memoryBytes,
    double cpuSeconds,
    List<PartStatus> processes) {

  /**
   * @param launcher its process, if it runs
   */
  public static SuiteStatus measure(
      Home home, List<Part> parts, Optional<SuiteState> state, Optional<RunningProcess> launcher) {
    var all = new ArrayList<PartStatus>();
    launcher.ifPresent(
        process -> {
          Usage usage = Usage.ofOne(process.pid());
          all.add(part("launcher", true, PartState.HEALTHY, List.of(), process, usage, 0));
        });
    parts.parallelStream().map(part -> measure(home, part, state)).forEachOrdered(all::add);
    return new SuiteStatus(
        launcher.isPresent(),
        launcher.isPresent() && all.stream().allMatch(PartStatus::healthy),
        state.map(SuiteState::startSeconds).orElse(0.0),
        state.map(SuiteState::startCpuSeconds).orElse(0.0),
        all.stream().mapToLong(PartStatus::memoryBytes).sum(),
        all.stream().mapToDouble(PartStatus::cpuSeconds).sum(),
        List.copyOf(all));
  }

  private static PartStatus measure(Home home, Part part, Optional<SuiteState> state) {
    int restarts = state.map(it -> it.restarts(part.name())).orElse(0);
    return RunningProcess.find(home.run(part.name() + ".pid"))
        .map(
            process -> {
              PartState known = state.map(it -> it.part(part.name())).orElse(PartState.STARTING);
              Usage usage = Usage.of(process.pid());
              return part(
                  part.name(), part.answers(), known, part.ports(), process, usage, restarts);
            })
        .orElseGet(
            () ->
                new PartStatus(
                    part.name(), false, PartState.STOPPED, part.ports(), 0, 0, 0, 0, restarts));
  }

  private static PartStatus part(
      String name,
      boolean healthy,
      PartState state,
      List<Integer> ports,
      RunningProcess process,
      Usage usage,
      int restarts) {
    return new PartStatus(
        name,
        healthy,
        state,
        ports,
        process.pid(),
        usage.memory(),
        usage.cpuSeconds(),
        process.uptimeSeconds(),
        restarts);
  }
}
