package io.marquee.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTests {

  private final PublicUrl laptop = new PublicUrl("http://localhost:8080");
  private final PublicUrl internet = new PublicUrl("https://marquee.example");

  @Test
  void leadsToTheSamePlaceByTheSameSchemeAndPort() {
    assertThat(laptop.at("films.acme.example", "http://localhost:8080/enter?next=%2Fa#token=b"))
        .isEqualTo("http://films.acme.example:8080/enter?next=%2Fa#token=b");
    assertThat(internet.at("films.acme.example", "https://marquee.example/w/1"))
        .isEqualTo("https://films.acme.example/w/1");
    assertThat(internet.at("films.acme.example", "https://marquee.example"))
        .isEqualTo("https://films.acme.example");
  }

  @Test
  void knowsWhatIsOurs() {
    assertThat(internet.isOurs("https://marquee.example/w/1?a#b")).isTrue();
    assertThat(internet.isOurs("https://marquee.example#a")).isTrue();
    assertThat(internet.isOurs("https://marquee.example?a")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://youtube.example/watch?v=https://marquee.example/",
        "https://marquee.example.evil.example/",
        "https://marquee.example:8443/",
        "https://marquee.example@evil.example/",
        "http://marquee.example/",
        ""
      })
  void leavesWhatIsAnothers(String link) {
    assertThat(internet.isOurs(link)).isFalse();
  }
}
