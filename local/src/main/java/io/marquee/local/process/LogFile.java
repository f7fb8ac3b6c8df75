package io.marquee.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A log that begins anew with every start of the suite; the last three are kept. */
public record LogFile(Path path) {
  private static final int KEPT = 3;

  public void rotate() throws IOException {
    if (!Files.exists(path) || Files.size(path) == 0) return;
    for (int age = KEPT; age > 0; age--) {
      Path younger = age == 1 ? path : aged(age - 1);
      if (Files.exists(younger)) {
        Files.move(younger, aged(age), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  public List<String> tail(int lines) {
    try {
      List<String> all = Files.readAllLines(path);
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  private Path aged(int age) {
    return path.resolveSibling(path.getFileName() + "." + age);
  }
}
