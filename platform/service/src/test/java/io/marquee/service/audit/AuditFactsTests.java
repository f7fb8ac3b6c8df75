package io.marquee.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditFactsTests {

  private static final UUID ID = new UUID(7, 7);

  private enum Colour {
    DARK_RED
  }

  @Test
  void writesEachKindOfValueAsText() {
    var facts =
        AuditFacts.of("film", ID)
            .with("title", "Launch")
            .with("budget", new BigDecimal("12.50"))
            .with("shots", 3)
            .with("colour", Colour.DARK_RED)
            .with("at", Instant.parse("2026-11-23T05:00:00Z"))
            .with("assets", List.of(ID, ID))
            .with("aspects", new String[] {"16:9", "1:1"})
            .with("nothing", null);

    assertThat(facts.values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "title", "Launch",
                "budget", "12.50",
                "shots", "3",
                "colour", "dark_red",
                "at", "2026-11-23T05:00:00Z",
                "assets", ID + ", " + ID,
                "aspects", "16:9, 1:1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"password_hash", "secret", "refresh_token", "email", "full_name", "Title", ""})
  void refusesWhatSoundsLikeASecretOrAPerson(String name) {
    assertThatThrownBy(() -> AuditFacts.of("film", ID).with(name, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesBytesAndObjects() {
    assertThatThrownBy(() -> AuditFacts.of("film", ID).with("sealed", new byte[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AuditFacts.of("film", ID).with("thing", new Object()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cutsLongTextsSoThatAChangeOfTheRestStillShows() {
    String common = "x".repeat(5_000);
    var one = AuditFacts.of("post", ID).with("description", common + "a");
    var other = AuditFacts.of("post", ID).with("description", common + "b");

    assertThat(one.values().get("description")).hasSizeLessThan(1_200).contains("5001 characters");
    assertThat(one.otherThan(other)).containsKey("description");
    assertThat(one.otherThan(one)).isEmpty();
  }

  @Test
  void doesNotCutACharacterInHalves() {
    var facts =
        AuditFacts.of("post", ID).with("description", "x".repeat(999) + "🎬" + "y".repeat(9));
    assertThat(facts.values().get("description")).startsWith("x".repeat(999) + "…");
  }
}
