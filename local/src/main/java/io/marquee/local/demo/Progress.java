package io.marquee.local.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hears a generation's progress live, beside the one who asks how it ended. */
final class Progress {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final AtomicInteger events = new AtomicInteger();
  private int shownTenth = -1;

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

  /** A line for each tenth, not for each event. */
  private void show(String data) {
    JsonNode event = JSON.readTree(data);
    JsonNode progress = event.path("progress");
    int tenth = progress.path("percent").asInt() / 10;
    if (tenth == shownTenth) return;
    shownTenth = tenth;
    System.out.printf(
        "    %s %3d %% · %d of %d shots · %s%n",
        event.path("status").asString(),
        progress.path("percent").asInt(),
        progress.path("shots_finished").asInt(),
        progress.path("shots_total").asInt(),
        progress.path("stage").asString());
  }
}
