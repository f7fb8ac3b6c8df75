package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SuiteExtension.class)
class RepeatedRequestIntegrationTests {
  private final Studio studio;

  RepeatedRequestIntegrationTests(Suite suite) {
    studio = Studio.open(suite, "Barbara");
  }

  @Test
  void theSameKeyMakesOneFilm() {
    Client client = studio.client().with("Idempotency-Key", UUID.randomUUID().toString());
    var film = studio.film("Once", Shots.two());

    Answer first = client.post(studio.path("/films"), film).is(201);
    Answer second = client.post(studio.path("/films"), film).is(201);

    assertThat(second.text("id")).isEqualTo(first.text("id"));
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(studio.get("/films").is(200).items()).hasSize(1);
    client.post(studio.path("/films"), studio.film("Another", Shots.two())).is(422);
    assertThat(studio.get("/films").is(200).items()).hasSize(1);
  }

  @Test
  void theSameKeyAtTheSameTimeMakesOneFilm() throws Exception {
    Client client = studio.client().with("Idempotency-Key", UUID.randomUUID().toString());
    var film = studio.film("At once", Shots.two());
    Callable<Answer> create = () -> client.post(studio.path("/films"), film);
    var made = new HashSet<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers =
          threads.invokeAll(IntStream.range(0, 12).mapToObj(number -> create).toList());
      for (Future<Answer> future : answers) {
        Answer answer = future.get();
        if (answer.status() == 201) made.add(answer.text("id"));
        else answer.is(409); // the first one is still at it
      }
    }
    assertThat(made).hasSize(1);
    assertThat(Json.each(studio.get("/films").is(200).items(), "id"))
        .containsExactlyElementsOf(made);
  }

  @Test
  void theSameKeyStartsOneGeneration() {
    String film = studio.createFilm("One run", Shots.two());
    String generations = "/films/" + film + "/generations";
    Client client = studio.client().with("Idempotency-Key", UUID.randomUUID().toString());

    Answer first = client.post(studio.path(generations), Map.of()).is(202);
    Answer second = client.post(studio.path(generations), Map.of()).is(202);

    assertThat(second.text("id")).isEqualTo(first.text("id"));
    String generation = generations + "/" + first.text("id");
    studio.awaitSuccess(generation);
    assertThat(studio.get(generations).is(200).items()).hasSize(1);
    studio.awaitCredits(3, 0);
    assertThat(studio.bookings(generation)).containsExactly("hold", "confirm");
  }
}
