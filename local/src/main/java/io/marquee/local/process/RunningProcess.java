package io.marquee.local.process;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * A process that we started, recognised beyond doubt: numbers are given again to other processes,
 * so its birth and a mark on its command line must fit as well.
 *
 * @param birth when it was born, in a form that only this system's boot understands
 * @param mark words that its command line holds, such as {@code -Dmarquee.part=film@…}
 */
public record RunningProcess(long pid, String birth, String mark) {
  /** The process {@code pid}, which carries {@code mark}. */
  public static RunningProcess of(long pid, String mark) {
    return new RunningProcess(pid, ProcessTable.birth(pid).orElse(""), mark);
  }

  /** What a pid file speaks of, if that still runs and is the same process. */
  public static Optional<RunningProcess> find(Path pidFile) {
    return read(pidFile).filter(RunningProcess::isAlive);
  }

  public boolean isAlive() {
    return ProcessTable.birth(pid).filter(birth::equals).isPresent()
        && ProcessTable.commandLine(pid).contains(mark);
  }

  /** Its words, or "" if it is gone. */
  public String commandLine() {
    return ProcessTable.commandLine(pid);
  }

  public long uptimeSeconds() {
    return ProcessTable.uptimeSeconds(pid);
  }

  /** Written whole or not at all. */
  public void write(Path pidFile) throws IOException {
    Path fresh = pidFile.resolveSibling(pidFile.getFileName() + ".new");
    Files.writeString(fresh, "pid=%d%nbirth=%s%nmark=%s%n".formatted(pid, birth, mark));
    Files.move(fresh, pidFile, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Optional<RunningProcess> read(Path pidFile) {
    try (Reader reader = new StringReader(Files.readString(pidFile))) {
      var lines = new Properties();
      lines.load(reader);
      String mark = lines.getProperty("mark", "");
      if (mark.isEmpty()) return Optional.empty();
      long pid = Long.parseLong(lines.getProperty("pid", "").strip());
      return Optional.of(new RunningProcess(pid, lines.getProperty("birth", ""), mark));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // no such file, or cut short: then it names no process for sure
    }
  }
}
