package io.marquee.outbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SabotageTests {
  @TempDir private Path folder;

  /** It refuses when a method that it wants to change is not there any more. */
  @ParameterizedTest
  @EnumSource(names = {"ACK", "FENCE", "RECONCILER"})
  void findsWhatItWantsToBreak(Sabotage sabotage) throws IOException {
    assertThat(sabotage.classPath(folder)).startsWith(folder.toString());
    assertThat(changed()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "INBOX"})
  void leavesClassesAloneOtherwise(Sabotage sabotage) throws IOException {
    sabotage.classPath(folder);

    assertThat(changed()).isEmpty();
  }

  private List<Path> changed() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }
}
