package io.marquee.film.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class SignedAddressTests {
  private final StorageConfiguration configuration = new StorageConfiguration();
  private final StorageSettings settings =
      new StorageSettings(
          URI.create("http://localhost:1"),
          URI.create("http://files.example.com:19000"),
          "us-east-1",
          "access",
          "secret",
          "marquee-film");

  @Test
  void aBrowserIsToldWhatItGetsAndWhetherToShowIt() {
    var s3 = configuration.s3Client(settings);
    var store = new ObjectStore(s3, configuration.s3Presigner(settings, s3), settings);

    assertThat(store.allowReading("a/1", "image/png", "hero.png", false).getQuery())
        .contains("response-content-disposition=inline; filename=\"hero.png\"");
    String drawing = store.allowReading("a/2", "image/svg+xml", "x\"\r\n;.svg", true).getQuery();
    assertThat(drawing)
        .contains("response-content-disposition=attachment; filename=\"x____.svg\"")
        .contains("response-content-type=image/svg+xml")
        .doesNotContain("\r", "\n");
  }

  @Test
  void namesTheBucketInThePathSinceItsNameResolvesNowhere() {
    var s3 = configuration.s3Client(settings);
    var store = new ObjectStore(s3, configuration.s3Presigner(settings, s3), settings);

    URI address = store.allowReading("w/1/assets/2", "image/png", "hero.png", false);

    assertThat(address.getAuthority()).isEqualTo("files.example.com:19000");
    assertThat(address.getPath()).isEqualTo("/marquee-film/w/1/assets/2");
  }
}
