package io.marquee.film.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.film.GenerationContinued;
import io.marquee.film.FilmTest;
import io.marquee.tenancy.CurrentWorkspace;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init")
class ContinueGenerationIntegrationTests extends FilmTest {

  @Autowired ContinueGeneration continueGeneration;

  @Test
  void asksForMoreTimeWhileItRenders() {
    var film =
        createFilm("{'shots':[{'key':'a','duration_seconds':1},{'key':'b','duration_seconds':1}]}");
    var generation = generate(film, "{}");
    run(generation);
    assertThat(events.published(GenerationContinued.class, film)).isEmpty();

    var reservation = UUID.randomUUID();
    database.update(
        "update shared.generations set status = 'RENDERING', reservation_id = ? where id = ?",
        reservation,
        generation);
    database.update(
        "update shared.takes set object_key = 'key' where generation_id = ? and position = 0",
        generation);
    run(generation);
    assertThat(events.published(GenerationContinued.class, film))
        .containsExactly(new GenerationContinued(film, generation, reservation, 1));
  }

  private void run(UUID generation) {
    CurrentWorkspace.run(tenant(), () -> continueGeneration.run(generation));
  }
}
