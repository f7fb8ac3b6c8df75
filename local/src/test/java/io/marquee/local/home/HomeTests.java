package io.marquee.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTests {
  @TempDir Path folder;

  @Test
  void opensAnEmptyFolderAndTheSameOneAgain() {
    home().open();
    home().open();

    assertThat(folder.resolve("home/layout")).hasContent(Home.LAYOUT);
  }

  @Test
  void refusesAnotherLayoutAndDataWithoutOne() throws IOException {
    home().open();
    Files.writeString(folder.resolve("home/layout"), "99");
    assertThatThrownBy(() -> home().open())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("its layout is \"99\"")
        .hasMessageEndingWith("./run reset");

    Files.delete(folder.resolve("home/layout"));
    Files.createDirectories(folder.resolve("home/postgres/data"));
    assertThatThrownBy(() -> home().open()).hasMessageContaining("no layout stamp");
  }

  @Test
  void refusesAFolderThatIsNone() throws IOException {
    Files.writeString(folder.resolve("home"), "a file");

    assertThatThrownBy(() -> home().open())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void keepsSecretsAsTheyWereFirstMadeForTheirOwnerOnly() throws IOException {
    Secrets secrets = home().secrets();

    String password = secrets.password("film");

    assertThat(password).hasSize(32).isNotEqualTo(secrets.password("billing"));
    assertThat(home().secrets().password("film")).isEqualTo(password);
    Path file = secrets.tree("service", Map.of("marquee.a.b", "c")).resolve("marquee.a.b");
    assertThat(file).hasContent("c");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  private Home home() {
    return new Home(folder, folder.resolve("home"));
  }
}
