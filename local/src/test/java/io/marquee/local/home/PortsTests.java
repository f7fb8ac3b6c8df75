package io.marquee.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTests {
  @TempDir Path folder;

  @Test
  void areTheDocumentedOnes() {
    var ports = Ports.read(file());

    assertThat(ports.get("gateway")).isEqualTo(8080);
    assertThat(ports.get("notification")).isEqualTo(8086);
    assertThat(ports.managementOf("film")).isEqualTo(9083);
    assertThat(ports.get("postgres")).isEqualTo(15432);
    assertThat(ports.named().values()).doesNotHaveDuplicates();
  }

  @Test
  void moveByAnOffsetThatIsRememberedExceptThoseWithAPortOfTheirOwn() throws IOException {
    Files.writeString(file(), "gateway=80\n");

    Ports.rememberOffset(file(), 100);

    var ports = Ports.read(file());
    assertThat(ports.get("gateway")).isEqualTo(80);
    assertThat(ports.get("film")).isEqualTo(8183);
    assertThat(Ports.offset(file())).isEqualTo(100);
  }

  @Test
  void refuseWhatIsNoPort() throws IOException {
    Files.writeString(file(), "gateway=eighty");
    assertThatThrownBy(() -> Ports.read(file()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("gateway=eighty");

    Files.writeString(file(), "offset=60000");
    assertThatThrownBy(() -> Ports.read(file())).hasMessageContaining("from 1 to 65535");
  }

  @Test
  void refuseANameThatIsNone() throws IOException {
    Files.writeString(file(), "cinema=8090");

    assertThatThrownBy(() -> Ports.read(file()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("\"cinema\", which is no port of Marquee. Use one of gateway, ");
  }

  private Path file() {
    return folder.resolve("ports.properties");
  }
}
