package io.marquee.local.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeSecretsTests {

  @TempDir private Path folder;

  @Test
  void givesEachContainerItsOwnOnly() throws IOException {
    MakeSecrets.make(folder);

    assertThat(folderOf("film"))
        .containsOnlyKeys(
            "marquee.postgres.owner-password",
            "marquee.postgres.app-password",
            "marquee.postgres.relay-password",
            "marquee.postgres.across-password",
            "marquee.internal-token.key",
            "marquee.audit.key",
            "marquee.s3.access-key",
            "marquee.s3.secret-key");
    assertThat(folderOf("gateway")).hasSize(6);
    assertThat(folderOf("gateway"))
        .containsEntry(
            "marquee.internal-token.keys.film", folderOf("film").get("marquee.internal-token.key"));
    assertThat(folderOf("film"))
        .doesNotContainEntry(
            "marquee.internal-token.key",
            folderOf("billing").getOrDefault("marquee.internal-token.key", ""));
    assertThat(folderOf("s3-mail")).containsOnlyKeys("s3-access-key", "s3-secret-key");
    assertThat(folderOf("postgres")).containsOnlyKeys("superuser");
  }

  @Test
  void keepsWhatWasMadeBefore() throws IOException {
    MakeSecrets.make(folder);
    Map<String, String> before = folderOf("identity");

    MakeSecrets.make(folder);

    assertThat(folderOf("identity")).isEqualTo(before);
  }

  private Map<String, String> folderOf(String container) throws IOException {
    var found = new TreeMap<String, String>();
    try (Stream<Path> files = Files.list(folder.resolve(container))) {
      for (Path file : files.toList()) {
        found.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return found;
  }
}
