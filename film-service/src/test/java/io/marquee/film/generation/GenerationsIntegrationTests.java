package io.marquee.film.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.billing.EntitlementsState;
import io.marquee.events.billing.UsageConfirmed;
import io.marquee.events.billing.UsageRejected;
import io.marquee.events.film.FilmGenerated;
import io.marquee.events.film.FilmGenerationRequested;
import io.marquee.events.film.GenerationCancelled;
import io.marquee.events.film.GenerationFailed;
import io.marquee.events.film.ReservationUnwanted;
import io.marquee.film.FilmTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init")
class GenerationsIntegrationTests extends FilmTest {

  @Autowired io.marquee.film.rendering.FilmRenderer renderer;
  @TempDir Path directory;

  @Test
  void rendersAFilmInAllVariantsOnceItIsPaidFor() throws Exception {
    var film = createFilm(smallFilm(upload("p.jpg", "image/jpeg", picture())));
    var generation = generate(film, "{'variants':['16:9','9:16','1:1'],'budget_limit_usd':1}");
    var requested = get("/films/" + film + "/generations/" + generation);
    assertThat(requested.text("/status")).isEqualTo("requested");
    assertThat(requested.body().at("/estimate/credits").asInt()).isEqualTo(4);
    assertThat(requested.body().at("/estimate/cost_usd").decimalValue())
        .isEqualByComparingTo("0.04");
    assertThat(events.published(FilmGenerationRequested.class, film))
        .containsExactly(
            new FilmGenerationRequested(
                film,
                generation,
                null,
                "Small",
                4,
                new BigDecimal("1"),
                3,
                List.of("16:9", "9:16", "1:1")));

    var reservation = reserve(generation, 4);
    var done = awaitStatus(film, generation, "succeeded");

    assertThat(done.body().at("/progress/percent").asInt()).isEqualTo(100);
    assertThat(done.body().at("/progress/shots_finished").asInt()).isEqualTo(3);
    assertThat(done.body().at("/credits_used").asInt()).isEqualTo(4);
    var told = events.awaitPublished(FilmGenerated.class, film);
    assertThat(told.reservationId()).isEqualTo(reservation);
    assertThat(told.creditsUsed()).isEqualTo(4);
    assertThat(told.durationMillis()).isEqualTo(2500);
    assertThat(told.variants()).extracting("aspect").containsExactly("16:9", "9:16", "1:1");

    isWhatItSays(film, "16:9", "320x180");
    isWhatItSays(film, "9:16", "180x320");
    isWhatItSays(film, "1:1", "180x180");
    var path = "/films/" + film + "/generations/" + generation;
    assertThat(follow(get(path + "/poster"))).startsWith(0xff, 0xd8, 0xff);
    assertThat(new String(follow(get(path + "/captions")), StandardCharsets.UTF_8))
        .contains("three\n00:00:02.000 --> 00:00:02.500\n三");
    assertThat(get("/films/" + film).text("/status")).isEqualTo("ready");
    assertThat(database.count("service.render_jobs where generation_id = ?", generation)).isZero();

    events.deliver(
        new UsageConfirmed(reservation, generation, null, 4, 0, new BigDecimal("0.04")), tenant());
    Awaitility.await().until(() -> get("/films/" + film).body().at("/cost_usd").asDouble() == 0.04);
    assertThat(get(path).body().at("/cost_usd").asDouble()).isEqualTo(0.04);
  }

  /** Asks ffmpeg, not our own records. */
  private void isWhatItSays(UUID film, String aspect, String size) throws Exception {
    var variant =
        get("/films/" + film + "/variants")
            .body()
            .get("items")
            .valueStream()
            .filter(item -> item.get("aspect").asString().equals(aspect))
            .findFirst()
            .orElseThrow();
    var bytes =
        follow(get("/films/" + film + "/variants/" + variant.get("id").asString() + "/content"));
    assertThat(bytes).hasSize(variant.get("size_bytes").asInt());
    assertThat(sha256(bytes)).isEqualTo(variant.get("sha256").asString());
    var file = directory.resolve("variant.mp4");
    Files.write(file, bytes);
    var probe =
        new ProcessBuilder(renderer.prepare(), "-hide_banner", "-i", file.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("Video: h264", "yuv420p", size, "Audio: aac", "stereo")
        .containsPattern("Duration: 00:00:02\\.(4|5|6)");
  }

  @Test
  void saysWhichShotFailedAndGoesOnWithTheOthersWhenResumed() {
    var film = createFilm(smallFilm(upload("p.jpg", "image/jpeg", brokenPicture())));
    var generation = generate(film, "{}");
    var reservation = reserve(generation, 4);

    var failed = awaitStatus(film, generation, "failed");

    assertThat(failed.text("/failure/code")).isEqualTo("render_failed");
    assertThat(failed.text("/failure/stage")).isEqualTo("shot");
    assertThat(failed.text("/failure/shot_key")).isEqualTo("two");
    assertThat(failed.text("/failure/detail")).doesNotContain("/target/");
    var told = events.awaitPublished(GenerationFailed.class, film);
    assertThat(told.reservationId()).isEqualTo(reservation);
    assertThat(told.stage()).isEqualTo("shot");
    assertThat(told.shotKey()).isEqualTo("two");
    assertThat(told.creditsUsed()).isZero();
    assertThat(get("/films/" + film).text("/status")).isEqualTo("failed");

    var resumed = post("/films/" + film + "/generations/" + generation + "/resume", "");
    assertThat(resumed.status()).as(resumed.body().toString()).isEqualTo(202);
    assertThat(resumed.text("/resumes")).isEqualTo(generation.toString());
    assertThat(resumed.text("/progress/shots/0/state")).isEqualTo("finished");
    assertThat(resumed.text("/progress/shots/1/state")).isEqualTo("pending");
    assertThat(resumed.body().at("/estimate/credits").asInt()).isEqualTo(4);
  }

  @Test
  void isRejectedWhenBillingHoldsNoCredits() {
    var film = createFilm("{'shots':[{'key':'a','duration_seconds':1}]}");
    var generation = generate(film, "{}");
    events.deliver(
        new UsageRejected(
            UUID.randomUUID(), generation, 1, 0, "insufficient_credits", "Buy credits."),
        tenant());
    var rejected = awaitStatus(film, generation, "rejected");
    assertThat(rejected.text("/failure/code")).isEqualTo("insufficient_credits");
    assertThat(rejected.text("/failure/stage")).isEqualTo("reservation");
    assertThat(get("/films/" + film).text("/status")).isEqualTo("draft");
  }

  @Test
  void givesUpOnBillingAndReturnsWhatComesLate() {
    var film = createFilm("{'shots':[{'key':'a','duration_seconds':1}]}");
    var generation = generate(film, "{}");
    database.update(
        "update service.scheduled_jobs set execution_time = now() where task_instance = ?",
        generation.toString());
    var failed = awaitStatus(film, generation, "failed");
    assertThat(failed.text("/failure/code")).isEqualTo("billing_timeout");
    assertThat(events.awaitPublished(GenerationFailed.class, film).stage())
        .isEqualTo("reservation");

    var late = reserve(generation, 1);
    assertThat(events.awaitPublished(ReservationUnwanted.class, film))
        .isEqualTo(new ReservationUnwanted(film, generation, late));
    assertThat(get("/films/" + film + "/generations/" + generation).text("/status"))
        .isEqualTo("failed");
  }

  @Test
  void stopsWhenItIsCancelled() {
    var film =
        createFilm(
            """
            {'fps':60,'resolution':'1920x1080','shots':[
              {'key':'a','duration_seconds':120,'motion':'zoom_in','background':{'gradient':['#000000','#ffffff']}}]}
            """);
    var generation = generate(film, "{}");
    var reservation = reserve(generation, 120);
    awaitStatus(film, generation, "rendering");

    var cancelled = post("/films/" + film + "/generations/" + generation + "/cancel", "");

    assertThat(cancelled.text("/status")).isEqualTo("cancelled");
    assertThat(events.published(GenerationCancelled.class, film))
        .containsExactly(new GenerationCancelled(film, generation, reservation, 0));
    assertThat(post("/films/" + film + "/generations/" + generation + "/cancel", "").status())
        .isEqualTo(200);
    // The worker is free for the next film.
    var next =
        createFilm("{'fps':12,'resolution':'320x180','shots':[{'key':'a','duration_seconds':1}]}");
    var nextGeneration = generate(next, "{}");
    reserve(nextGeneration, 1);
    awaitStatus(next, nextGeneration, "succeeded");
    assertThat(events.published(FilmGenerated.class, film)).isEmpty();
  }

  @Test
  void hearsBillingTwiceAndRendersOnce() {
    var film =
        createFilm("{'fps':12,'resolution':'320x180','shots':[{'key':'a','duration_seconds':1}]}");
    var generation = generate(film, "{}");
    var reservation = reserve(generation, 1);
    awaitStatus(film, generation, "succeeded");
    events.deliver(
        UuidCreator.getTimeOrderedEpoch(),
        new io.marquee.events.billing.UsageReserved(
            reservation, generation, 1, Instant.now().plusSeconds(900)),
        tenant(),
        2);
    Awaitility.await().until(() -> !events.published(ReservationUnwanted.class, film).isEmpty());
    assertThat(events.published(FilmGenerated.class, film)).hasSize(1);
  }

  @Test
  void takesUpWhatAWorkerLeftThatDied() {
    var film =
        createFilm("{'fps':12,'resolution':'320x180','shots':[{'key':'a','duration_seconds':1}]}");
    var generation = generate(film, "{}");
    // As if another machine had claimed it, said so, and was never heard of again.
    database.update(
        """
        insert into service.render_jobs (generation_id, workspace_id, account_id, worker, lease_until, attempts)
        values (?, ?, ?, 'elsewhere', now() + interval '1 hour', 1)
        """,
        generation,
        workspaceOf(member),
        Objects.requireNonNull(member.accountId()));
    reserve(generation, 1);
    awaitStatus(film, generation, "reserved");
    database.update(
        "update service.render_jobs set lease_until = now() - interval '1 second' where generation_id = ?",
        generation);
    awaitStatus(film, generation, "succeeded");
    assertThat(events.published(FilmGenerated.class, film)).hasSize(1);
  }

  @Test
  void refusesWhatCannotBe() {
    var empty = post("/films", "{'title':'Empty'}").id();
    assertThat(post("/films/" + empty + "/generations", "{}").text("/code"))
        .isEqualTo("screenplay_missing");

    var film = createFilm("{'shots':[{'key':'a','duration_seconds':10}]}");
    var path = "/films/" + film + "/generations";
    var wrong = post(path, "{'variants':['4:3','1:1','1:1']}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body().findValuesAsString("pointer"))
        .containsExactly("/variants/0", "/variants/2");
    assertThat(post(path, "{'variants':[]}").text("/errors/0/code")).isEqualTo("too_few");
    var dear = post(path, "{'budget_limit_usd':0.05}");
    assertThat(dear.status()).isEqualTo(402);
    assertThat(dear.text("/code")).isEqualTo("budget_exceeded");
    assertThat(events.published(FilmGenerationRequested.class, film)).isEmpty();

    var first = generate(film, "{}");
    assertThat(post(path, "{}").text("/code")).isEqualTo("generation_in_progress");
    assertThat(post(path + "/" + first + "/resume", "").text("/code"))
        .isEqualTo("generation_requested");
    assertThat(get(stranger(), path + "/" + first).status()).isEqualTo(404);
    assertThat(get("/films/" + empty + "/generations/" + first).status()).isEqualTo(404);
  }

  @Test
  void saysNoAtOnceWhenItJustHeardThatNoCreditsAreLeft() {
    var film = createFilm("{'shots':[{'key':'a','duration_seconds':1}]}");
    var account = Objects.requireNonNull(member.accountId());
    events.deliver(
        new EntitlementsState(
            account, "team", "active", 0, 2000, Instant.now().plusSeconds(1000), 100, 5),
        tenant());
    Awaitility.await()
        .until(() -> database.count("shared.entitlements where account_id = ?", account) == 1);
    // Just now, however long the request is on its way.
    database.update(
        "update shared.entitlements set heard_at = now() + interval '1 minute' where account_id = ?",
        account);

    var refused = post("/films/" + film + "/generations", "{}");
    assertThat(refused.status()).isEqualTo(402);
    assertThat(refused.text("/code")).isEqualTo("insufficient_credits");
    assertThat(refused.text("/remedy")).isNotBlank();

    database.update(
        "update shared.entitlements set heard_at = now() - interval '11 seconds' where account_id = ?",
        account);
    generate(film, "{}");
  }

  @Test
  void streamsProgressToTheEnd() throws Exception {
    var film = createFilm(smallFilm(upload("p.jpg", "image/jpeg", picture())));
    var generation = generate(film, "{}");
    var path = url(member, "/films/" + film + "/generations/" + generation + "/events");
    var stream =
        http.perform(
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(path)
                    .with(callers.as(member)))
            .andReturn();
    var response = stream.getResponse();
    Awaitility.await("the beginning")
        .until(() -> response.getContentAsString().contains("\"status\":\"requested\""));
    reserve(generation, 4);
    Awaitility.await("the end")
        .atMost(Duration.ofSeconds(90))
        .until(() -> response.getContentAsString().contains("event:end"));
    assertThat(response.getContentType()).startsWith("text/event-stream");
    assertThat(response.getContentAsString())
        .contains("event:progress", "\"status\":\"succeeded\"");

    var lastId = response.getContentAsString().replaceAll("(?s).*id:(\\w+).*", "$1");
    var again =
        http.perform(
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(path)
                    .header("Last-Event-ID", lastId)
                    .with(callers.as(member)))
            .andReturn();
    assertThat(again.getResponse().getStatus()).isEqualTo(204);
  }
}
