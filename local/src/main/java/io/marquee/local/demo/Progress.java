package io.marquee.local.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Hears a generation's progress live, beside the one who asks how it ended. */
final class Progress {
  private final AtomicInteger events = new AtomicInteger();

  private Progress() {}

  static Progress watch(Client client, String path) {
    var progress = new Progress();
    Thread.ofVirtual().name("progress").start(() -> progress.read(client, path));
    return progress;
  }

  int events() {
    return events.get();
  }

  private void read(Client client, String path) {
    try (var lines =
        new BufferedReader(new InputStreamReader(client.stream(path), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data:")) {
          events.incrementAndGet();
          show(line.substring("data:".length()).strip());
        }
      }
    } catch (IOException | Unexpected e) {
      System.out.println("    progress broke off: " + e.getMessage());
    }
  }

  private static void show(String data) {
    System.out.println("    " + data);
  }
}
