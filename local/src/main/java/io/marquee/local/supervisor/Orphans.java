package io.marquee.local.supervisor;

import io.marquee.local.home.Home;
import io.marquee.local.process.Ending;
import io.marquee.local.process.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parts that still run although the launcher that kept them was killed. */
public record Orphans(Home home, List<Part> parts) {

  /** Ends them as the launcher would have, and names them. */
  public List<String> end() throws IOException, InterruptedException {
    Map<String, RunningProcess> running = new HashMap<>();
    for (Part part : parts) {
      var pidFile = home.run(part.name() + ".pid");
      RunningProcess.find(pidFile).ifPresent(process -> running.put(part.name(), process));
    }
    for (Part part : parts) { // those that others need must wait for their turn
      RunningProcess process = running.get(part.name());
      if (process != null && !part.needs().isEmpty()) Ending.signal(process, part.endSignal());
    }
    List<String> ended = new ArrayList<>();
    for (Part part : parts.reversed()) { // those that need others come last in the list
      RunningProcess process = running.get(part.name());
      if (process != null) {
        Ending.end(process, part.endSignal(), part.endPatience());
        ended.add(part.name());
      }
      Files.deleteIfExists(home.run(part.name() + ".pid"));
    }
    return ended;
  }
}
