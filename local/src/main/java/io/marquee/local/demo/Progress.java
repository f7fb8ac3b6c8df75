package io.marquee.local.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hears a generation's progress live, beside the one who asks how it ended. */
final class Progress implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Client client;
  private final String path;
  private final AtomicInteger events = new AtomicInteger();
  private int shownTenth = -1;

  private volatile boolean closed;

  private Progress(Client client, String path) {
    this.client = client;
    this.path = path;
  }

  static Progress watch(Client client, String path) {
    var progress = new Progress(client, path);
    Thread.ofVirtual().name("progress").start(progress::watch);
    return progress;
  }

  int events() {
    return events.get();
  }

  /** Comes back when the stream breaks off, until nobody wants to know any more. */
  private void watch() {
    while (!closed) {
      try {
        read();
      } catch (IOException | Unexpected e) {
        System.out.println("    progress broke off: " + e.getMessage());
      }
      if (!closed) Client.pause(PAUSE);
    }
  }

  private void read() throws IOException {
    try (var lines =
        new BufferedReader(new InputStreamReader(client.stream(path), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data:")) {
          events.incrementAndGet();
          show(line.substring("data:".length()).strip());
        }
      }
    }
  }

  @Override
  public void close() {
    closed = true;
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
