package io.marquee.local;

import io.marquee.local.home.Home;
import io.marquee.local.home.Ports;
import io.marquee.local.home.Refusal;
import java.nio.file.Path;

/** {@code --port-offset}, which holds for every command from now on. */
record PortOffset(Home home) {
  void remember(int offset) throws Exception {
    Path file = home.at("ports.properties");
    if (Ports.offset(file) == offset) return;
    if (Suite.of(home).launcher().isPresent()) {
      throw new Refusal(
          "The suite runs on other ports.", "Stop it before it changes them: ./run stop");
    }
    Ports.rememberOffset(file, offset);
  }
}
