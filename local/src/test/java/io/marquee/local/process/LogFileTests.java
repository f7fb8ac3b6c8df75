package io.marquee.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTests {
  @TempDir Path folder;

  @Test
  void keepsTheLastThree() throws IOException {
    Path path = folder.resolve("film.log");
    var log = new LogFile(path);
    for (String content : new String[] {"1", "2", "3", "4", "5"}) {
      log.rotate();
      Files.writeString(path, content);
    }

    assertThat(path).hasContent("5");
    assertThat(folder.resolve("film.log.1")).hasContent("4");
    assertThat(folder.resolve("film.log.3")).hasContent("2");
    assertThat(folder.resolve("film.log.4")).doesNotExist();
  }

  @Test
  void showsItsEnd() throws IOException {
    Path path = Files.writeString(folder.resolve("film.log"), "a\nb\nc\n");

    assertThat(new LogFile(path).tail(2)).containsExactly("b", "c");
    assertThat(new LogFile(folder.resolve("none.log")).tail(2)).isEmpty();
  }
}
