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
  void namesTheBucketInThePathSinceItsNameResolvesNowhere() {
    var s3 = configuration.s3Client(settings);
    var store = new ObjectStore(s3, configuration.s3Presigner(settings, s3), settings);

    URI address = store.allowReading("w/1/assets/2", "image/png", "hero.png", false);

    assertThat(address.getAuthority()).isEqualTo("files.example.com:19000");
    assertThat(address.getPath()).isEqualTo("/marquee-film/w/1/assets/2");
  }
}
