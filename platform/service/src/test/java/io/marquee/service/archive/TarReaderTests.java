package io.marquee.service.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarReaderTests {

  @Test
  void readsWhatWasWritten() throws IOException {
    String deep = "film/objects/" + "deep/".repeat(30) + "film.mp4";
    var tar = new TarReader(new ByteArrayInputStream(tar("film/a", 3, deep, 1_000)));
    assertThat(tar.next()).isEqualTo(new TarReader.Entry("film/a", 3));
    assertThat(tar.content().readAllBytes()).hasSize(3);
    assertThat(tar.next()).isEqualTo(new TarReader.Entry(deep, 1_000));
    assertThat(tar.next()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "film/../../x", "..", "film//x", "film/./x", "film\\x"})
  void refusesNamesThatLeadElsewhere(String path) throws IOException {
    byte[] written = tar(path, 3, "film/b", 3);
    assertThatThrownBy(() -> readAll(written)).isInstanceOf(TarReader.Malformed.class);
  }

  @Test
  void refusesWhatIsNoPlainFile() throws IOException {
    byte[] link = tar("film/a", 0, "film/b", 3);
    link[156] = '2';
    link[148 + 5] += 2; // The sum's last digit, which is far from 8 here.
    assertThatThrownBy(() -> readAll(link)).isInstanceOf(TarReader.Malformed.class);
  }

  @Test
  void refusesADamagedHeaderAndACutOffFile() throws IOException {
    byte[] whole = tar("film/a", 600, "film/b", 3);
    byte[] damaged = whole.clone();
    damaged[0]++;
    assertThatThrownBy(() -> readAll(damaged)).hasMessageContaining("sum");
    for (int length : new int[] {100, 512, 700, 1_200}) {
      assertThatThrownBy(() -> readAll(Arrays.copyOf(whole, length)))
          .as("%d bytes", length)
          .isInstanceOf(TarReader.Malformed.class);
    }
  }

  private static void readAll(byte[] bytes) throws IOException {
    var tar = new TarReader(new ByteArrayInputStream(bytes));
    while (tar.next() != null) {
      // On to the next.
    }
  }

  private static byte[] tar(String first, int size, String second, int otherSize)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    var writer = new TarWriter(bytes);
    writer.file(first, size, Instant.EPOCH, new ByteArrayInputStream(new byte[size]));
    writer.file(second, otherSize, Instant.EPOCH, new ByteArrayInputStream(new byte[otherSize]));
    return bytes.toByteArray();
  }
}
