package io.marquee.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of everything that Marquee keeps on this machine.
 *
 * @param repository where the sources and the built jars lie
 * @param folder {@code .marquee} of the repository, or {@code MARQUEE_HOME}
 */
public record Home(Path repository, Path folder) {
  /** Raised when something in here changes its shape so that an older one cannot be read. */
  static final String LAYOUT = "1";

  public Path at(String name) {
    return folder.resolve(name);
  }

  public Path log(String part) {
    return folder.resolve("logs").resolve(part + ".log");
  }

  public Path run(String name) {
    return folder.resolve("run").resolve(name);
  }

  public Secrets secrets() {
    return new Secrets(at("secrets"));
  }

  /** Makes the folder, or refuses one that is of another version or damaged. */
  public void open() {
    try {
      Files.createDirectories(folder);
      for (String child : new String[] {"logs", "run"}) Files.createDirectories(at(child));
      Path stamp = at("layout");
      if (!Files.exists(stamp)) {
        if (Files.exists(at("postgres/data"))) throw broken("it has data but no layout stamp");
        Files.writeString(stamp, LAYOUT);
      }
      String found = Files.readString(stamp).strip();
      if (!found.equals(LAYOUT)) {
        throw broken("its layout is \"%s\" and this version reads \"%s\"".formatted(found, LAYOUT));
      }
    } catch (IOException e) {
      throw new Refusal(
          "%s cannot be written (%s).".formatted(folder, e.getMessage()),
          "Make it a folder that you own, or set MARQUEE_HOME to another one.");
    }
  }

  /** A refusal for data that cannot be used. */
  public Refusal broken(String why) {
    return new Refusal(
        "%s is broken: %s.".formatted(folder, why),
        "Put the folder back from a copy, or start empty with: ./run reset");
  }
}
