package io.marquee.local;

import io.marquee.local.home.Home;
import io.marquee.local.home.Ports;
import io.marquee.local.home.Refusal;
import io.marquee.local.kafka.Kafka;
import io.marquee.local.postgres.Postgres;
import io.marquee.local.process.RunningProcess;
import io.marquee.local.service.Service;
import io.marquee.local.service.ServicePart;
import io.marquee.local.sink.Sinks;
import io.marquee.local.supervisor.Orphans;
import io.marquee.local.supervisor.Part;
import io.marquee.local.supervisor.SuiteState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All parts at their ports, and the launcher that keeps them. */
record Suite(Home home, Ports ports, List<Part> parts) {
  static final String LAUNCHER = "launcher";

  static Suite of(Home home) throws Exception {
    Ports ports = Ports.read(home.at("ports.properties"));
    var parts = new ArrayList<Part>();
    parts.add(new Postgres(home, ports, Service.databases()));
    parts.add(new Kafka(home, ports));
    parts.add(new Sinks(home, ports));
    for (Service service : Service.ALL) parts.add(new ServicePart(home, ports, service));
    return new Suite(home, ports, List.copyOf(parts));
  }

  /** The process that supervises, if there is one. */
  Optional<RunningProcess> launcher() {
    return RunningProcess.find(home.run(LAUNCHER + ".pid"));
  }

  /**
   * The process of a part.
   *
   * @throws Refusal when it does not run
   */
  RunningProcess running(String part) {
    if (launcher().isEmpty()) throw new Refusal("Marquee does not run.", "Start it: ./run up");
    return process(part)
        .orElseThrow(() -> new Refusal(part + " does not run at the moment.", "See ./run status"));
  }

  Optional<RunningProcess> process(String part) {
    return RunningProcess.find(home.run(part + ".pid"));
  }

  Optional<SuiteState> state() {
    return SuiteState.read(home.run("state.properties"));
  }

  /** Ends what a killed launcher left behind, and says so. */
  void cleanUp() throws Exception {
    if (launcher().isPresent()) return;
    List<String> ended = new Orphans(home, parts).end();
    if (ended.isEmpty()) return;
    System.out.println(
        "The launcher was killed; ended what it left behind: " + String.join(", ", ended));
  }

  List<String> partNames() {
    return parts.stream().map(Part::name).toList();
  }
}
