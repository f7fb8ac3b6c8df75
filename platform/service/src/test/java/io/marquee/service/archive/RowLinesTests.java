package io.marquee.service.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RowLinesTests {

  @Test
  void readsLinesHoweverLongTheBufferIs() throws IOException {
    String wide = "{\"a\":\"" + "三".repeat(50_000) + "\"}";
    RowLines lines = lines("{}\n" + wide + "\n{\"b\":1}\n");
    assertThat(lines.next()).isEqualTo("{}");
    assertThat(lines.next()).isEqualTo(wide);
    assertThat(lines.next()).isEqualTo("{\"b\":1}");
    assertThat(lines.next()).isNull();
  }

  @Test
  void refusesWhatIsNoRow() {
    for (String line : new String[] {"\n", "\\.\n", "[]\n", "{\"\u0001\":1}\n", "{\"a\": 1}"}) {
      assertThatThrownBy(() -> lines(line).next()).isInstanceOf(ImportRefused.class);
    }
    var malformed = new RowLines("films", new ByteArrayInputStream(new byte[] {'{', -1, '\n'}));
    assertThatThrownBy(malformed::next).hasMessage("a line of films is no UTF-8");
  }

  private static RowLines lines(String text) {
    return new RowLines("films", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
