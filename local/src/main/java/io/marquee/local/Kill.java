package io.marquee.local;

import io.marquee.local.home.Refusal;
import io.marquee.local.process.Ending;
import io.marquee.local.process.RunningProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ends without a warning, as a fault would: one part, or all at once with their launcher. */
record Kill(Suite suite) {
  private static final String ALL = "all";

  void run(Arguments arguments) throws Exception {
    if (arguments.words().equals(List.of(ALL))) {
      pullThePlug();
    } else {
      var known = new ArrayList<>(suite.partNames());
      known.add(ALL); // so that a refusal names it
      one(arguments.part(known));
    }
  }

  private void one(String name) throws Exception {
    RunningProcess process = suite.running(name);
    Ending.signal(process, "KILL");
    System.out.printf(
        "%s (pid %d) was killed; the launcher starts it again%n", name, process.pid());
  }

  private void pullThePlug() throws Exception {
    var all = new ArrayList<RunningProcess>();
    all.add(
        suite
            .launcher()
            .orElseThrow(() -> new Refusal("Marquee does not run.", "Start it: ./run up")));
    suite.partNames().stream().map(suite::process).flatMap(Optional::stream).forEach(all::add);
    Ending.signal(all, "KILL");
    System.out.printf(
        "%d processes were killed, the launcher among them; ./run up starts them again%n",
        all.size());
  }
}
