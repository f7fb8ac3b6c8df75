package io.marquee.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenplayTests {
  @TempDir Path folder;

  @Test
  void tellsLengthPriceAndSizesOfItsFilm() throws IOException {
    var screenplay =
        read(
            """
            {"resolution": "1280x720", "shots": [
              {"duration_seconds": 2.5, "transition": "crossfade", "background": {"asset_id": "${hero}"}},
              {"duration_seconds": 3, "transition": "cut"},
              {"duration_seconds": 1}, {"duration_seconds": 2, "transition": "crossfade"}]}
            """);

    assertThat(screenplay.shots()).isEqualTo(4);
    assertThat(screenplay.seconds()).isEqualTo(8.0); // the last shot has nothing to fade into
    assertThat(screenplay.credits()).isEqualTo(9);
    assertThat(screenplay.size("16:9")).isEqualTo("1280x720");
    assertThat(screenplay.size("9:16")).isEqualTo("720x1280");
    assertThat(screenplay.size("1:1")).isEqualTo("720x720");
    assertThat(screenplay.json().toString()).contains("\"asset-7\"").doesNotContain("${hero}");
  }

  private Screenplay read(String json) throws IOException {
    return Screenplay.read(Files.writeString(folder.resolve("s.json"), json), "asset-7");
  }
}
