package io.marquee.local;

import io.marquee.local.build.Requirements;
import io.marquee.local.home.Home;
import io.marquee.local.home.Refusal;
import io.marquee.local.process.PortHolder;
import io.marquee.local.supervisor.Part;
import java.io.IOException;
import java.nio.file.Files;

/** Looks whether a start can succeed, before anything is started. */
record Readiness(Suite suite) {
  private static final double FIRST_DISK = 3;
  private static final double LATER_DISK = 0.5;
  private static final double MEMORY = 2.5;

  void check() throws IOException {
    Home home = suite.home();
    double disk = Files.exists(home.at("apps")) ? LATER_DISK : FIRST_DISK;
    refuse(Requirements.disk(home.folder(), disk));
    refuse(Requirements.memory(MEMORY));
    for (Part part : suite.parts()) {
      for (int port : part.ports()) checkPort(part.name(), port);
    }
  }

  private static void checkPort(String name, int port) {
    if (PortHolder.isFree(port)) return;
    throw new Refusal(
        "Port %d (%s) is taken by %s."
            .formatted(port, name, PortHolder.find(port).orElse("another program")),
        "End that, or move Marquee: ./run up --port-offset 1000");
  }

  private static void refuse(String lack) {
    if (!lack.isEmpty()) throw new Refusal(lack, "");
  }
}
