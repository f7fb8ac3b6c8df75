package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SuiteExtension.class)
class FailedRenderIntegrationTests {
  private final Suite suite;

  FailedRenderIntegrationTests(Suite suite) {
    this.suite = suite;
  }

  @Test
  void aBrokenPictureFailsItsShotGivesTheCreditsBackAndTellsPeople() {
    Studio studio = Studio.of(Person.registerVerified(suite, "Mary"));
    String picture = studio.upload("broken.jpg", "image/jpeg", brokenJpeg());
    String film =
        studio.createFilm(
            "Rubble",
            Shots.screenplay(
                Shots.shot("whole", 1, Shots.GREEN),
                Shots.shot("broken", 2, Map.<String, Object>of("asset_id", picture))));

    String generation = studio.generate(film);

    JsonNode ended = studio.awaitEnd(generation);
    assertThat(ended.required("status").asString()).as("%s", ended).isEqualTo("failed");
    JsonNode failure = ended.required("failure");
    assertThat(failure.required("stage").asString()).isEqualTo("shot");
    assertThat(failure.required("shot_key").asString()).isEqualTo("broken");
    assertThat(failure.required("code").asString()).isNotBlank();
    assertThat(failure.required("detail").asString()).isNotBlank();
    assertThat(ended.required("credits_used").asLong()).isZero();
    assertThat(studio.get("/films/" + film).text("status")).isEqualTo("failed");
    assertThat(studio.get("/films/" + film + "/variants").is(200).items()).isEmpty();

    studio.awaitCredits(0, 0);
    assertThat(studio.bookings(generation)).containsExactly("hold", "release");

    await()
        .atMost(Studio.PATIENCE)
        .untilAsserted(() -> assertThat(studio.told("film.generation-failed.v1")).hasSize(1));
    await().atMost(Studio.PATIENCE).untilAsserted(() -> assertMail(studio));
  }

  private void assertMail(Studio studio) {
    String to = URLEncoder.encode(studio.owner().email(), StandardCharsets.UTF_8);
    var mails = Client.of(suite.mails()).get("/mails?to=" + to).is(200).json();
    assertThat(Json.each(mails, "subject"))
        .anySatisfy(subject -> assertThat(subject).contains("Rubble").contains("could not"));
  }

  /** Begins as a JPEG does, which is all that an upload can show; what follows is noise. */
  private static byte[] brokenJpeg() {
    var bytes = new byte[5000];
    new Random(7).nextBytes(bytes);
    byte[] start = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0};
    System.arraycopy(start, 0, bytes, 0, start.length);
    return bytes;
  }
}
