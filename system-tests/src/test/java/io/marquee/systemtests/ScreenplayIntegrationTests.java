package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SuiteExtension.class)
class ScreenplayIntegrationTests {
  private final Studio studio;

  ScreenplayIntegrationTests(Suite suite) {
    studio = Studio.open(suite, "Grace");
  }

  @AfterEach
  void nothingIsStoredAndNothingIsReserved() {
    assertThat(studio.get("/films").is(200).items()).isEmpty();
    studio.assertCredits(0, 0);
  }

  @Test
  void refusesAnUnknownCharacter() {
    var shot =
        Map.of(
            "key",
            "one",
            "duration_seconds",
            1,
            "characters",
            List.of(Map.of("character_id", UUID.randomUUID().toString())));
    refuses("/screenplay/shots/0/characters/0/character_id", "unknown_character", shot);
  }

  @Test
  void refusesANegativeDuration() {
    refuses(
        "/screenplay/shots/1/duration_seconds",
        "too_small",
        Shots.shot("one", 1, Shots.RED),
        Shots.shot("two", -3, Shots.BLUE));
  }

  @Test
  void refusesTenThousandShots() {
    Object[] shots =
        IntStream.range(0, 10_000)
            .mapToObj(number -> Shots.shot("shot-" + number, 1, Shots.GREEN))
            .toArray();
    refuses("/screenplay/shots", "too_many", shots);
  }

  @Test
  void refusesAMissingAsset() {
    Map<String, Object> missing = Map.of("asset_id", UUID.randomUUID().toString());
    refuses(
        "/screenplay/shots/0/background/asset_id", "unknown_asset", Shots.shot("one", 1, missing));
  }

  @Test
  void refusesAnAssetThatWasAnnouncedButNeverSent() {
    String pending =
        studio
            .post(
                "/assets",
                Map.of(
                    "filename",
                    "later.png",
                    "content_type",
                    "image/png",
                    "size",
                    1000,
                    "sha256",
                    "0".repeat(64)))
            .is(201)
            .text("id");
    refuses(
        "/screenplay/shots/1/background/asset_id",
        "asset_not_ready",
        Shots.shot("one", 1, Shots.RED),
        Shots.shot("two", 1, Map.<String, Object>of("asset_id", pending)));
  }

  private void refuses(String pointer, String code, Object... shots) {
    Answer answer = studio.post("/films", studio.film("Never", Shots.screenplay(shots))).is(422);
    assertThat(answer.code()).isNotBlank();
    assertThat(answer.json().required("errors"))
        .as("%.600s", answer.body())
        .anySatisfy(
            (JsonNode error) -> {
              assertThat(error.required("pointer").asString()).isEqualTo(pointer);
              assertThat(error.required("code").asString()).isEqualTo(code);
              assertThat(error.required("detail").asString()).isNotBlank();
            });
  }
}
