package io.marquee.film.asset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetKindTests {

  /** A document is never drawn, and a browser is told to keep it, not to show it. */
  @ParameterizedTest
  @CsvSource({
    "image/png, IMAGE",
    "image/svg+xml, DOCUMENT",
    "image/svg, DOCUMENT",
    "video/mp4, VIDEO",
    "audio/mpeg, AUDIO",
    "text/html, DOCUMENT",
    "application/pdf, DOCUMENT"
  })
  void whatMayCarryScriptsIsADocument(String contentType, AssetKind kind) {
    assertThat(AssetKind.of(contentType)).isEqualTo(kind);
  }
}
