package io.marquee.local.supervisor;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/** What the launcher tells other commands about the suite: a file, written whole at each change. */
public final class SuiteState {
  private final Path file;
  private final Properties values;

  private SuiteState(Path file, Properties values) {
    this.file = file;
    this.values = values;
  }

  static SuiteState begin(Path file) {
    var state = new SuiteState(file, new Properties());
    state.set("started", Instant.now().toString());
    return state;
  }

  public static Optional<SuiteState> read(Path file) {
    try (Reader reader = new StringReader(Files.readString(file))) {
      var values = new Properties();
      values.load(reader);
      return Optional.of(new SuiteState(file, values));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  synchronized void set(String key, String value) {
    values.setProperty(key, value);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (var writer = Files.newBufferedWriter(fresh)) {
        values.store(writer, null);
      }
      Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      System.err.println("cannot write " + file + ": " + e.getMessage());
    }
  }

  void part(String name, PartState state, int restarts) {
    set("part." + name, state.name());
    set("restarts." + name, Integer.toString(restarts));
  }

  public PartState part(String name) {
    return PartState.valueOf(values.getProperty("part." + name, PartState.STOPPED.name()));
  }

  public int restarts(String name) {
    return Integer.parseInt(values.getProperty("restarts." + name, "0"));
  }

  void healthy(double seconds, double cpuSeconds) {
    set("start.cpu.seconds", Double.toString(cpuSeconds));
    set("start.seconds", Double.toString(seconds));
  }

  public boolean isHealthy() {
    return values.containsKey("start.seconds");
  }

  /** From the command to the last part that answered. */
  public double startSeconds() {
    return Double.parseDouble(values.getProperty("start.seconds", "0"));
  }

  /** Processor time of the start, of all parts and the launcher together. */
  public double startCpuSeconds() {
    return Double.parseDouble(values.getProperty("start.cpu.seconds", "0"));
  }

  void failed(String sentence) {
    set("failure", sentence);
  }

  public Optional<String> failure() {
    return Optional.ofNullable(values.getProperty("failure"));
  }
}
