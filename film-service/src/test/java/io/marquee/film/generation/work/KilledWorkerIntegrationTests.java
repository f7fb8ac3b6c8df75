package io.marquee.film.generation.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.film.FilmGenerated;
import io.marquee.film.FilmApplication;
import io.marquee.film.FilmTest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A process of the service renders, and is killed (kill -9) in the middle; another goes on. */
@SuppressWarnings("NullAway.Init")
class KilledWorkerIntegrationTests extends FilmTest {

  private static final Path WORK = Path.of("target", "killed-rendering").toAbsolutePath();
  private static final String FILM =
      """
      {'resolution':'1280x720','shots':[
        {'key':'a','duration_seconds':2,'motion':'zoom_in','background':{'gradient':['#000000','#ff0000']}},
        {'key':'b','duration_seconds':2,'motion':'zoom_in','background':{'gradient':['#000000','#00ff00']}},
        {'key':'c','duration_seconds':2,'motion':'zoom_in','background':{'gradient':['#000000','#0000ff']}},
        {'key':'d','duration_seconds':2,'motion':'zoom_in','background':{'gradient':['#000000','#ffffff']}}]}
      """;

  @Autowired RenderWorkers workers;
  @Autowired Environment environment;

  @BeforeEach
  void leaveTheWorkToTheOther() {
    workers.stop();
  }

  @AfterEach
  void workAgain() {
    if (!workers.isRunning()) workers.start();
  }

  @Test
  void isReplacedWithoutMakingASecondFilmOrRenderingShotsTwice() throws Exception {
    var film = createFilm(FILM);
    var generation = generate(film, "{'variants':['16:9','1:1']}");
    reserve(generation, 8);
    awaitStatus(film, generation, "reserved");

    var process = startService();
    List<Map<String, Object>> finished;
    try {
      // A whole service starts first, and on a busy machine that takes minutes.
      Awaitility.await("the middle")
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> finishedTakes(generation).size() >= 2);
      finished = finishedTakes(generation);
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(get("/films/" + film + "/generations/" + generation).text("/status"))
        .isEqualTo("rendering");
    Awaitility.await("no orphans").until(() -> childrenThatLive() == 0);

    workers.start();
    var done = awaitStatus(film, generation, "succeeded");

    assertThat(done.body().at("/credits_used").asInt()).isEqualTo(8);
    assertThat(events.published(FilmGenerated.class, film)).hasSize(1);
    assertThat(get("/films/" + film + "/variants").body().at("/items").size()).isEqualTo(2);
    // A take that was rendered again would be a row that was written again.
    assertThat(finishedTakes(generation)).containsAll(finished);
  }

  private List<Map<String, Object>> finishedTakes(UUID generation) {
    return database.rows(
        "select id, xmin::text from shared.takes where generation_id = ? and object_key is not null",
        generation);
  }

  private static long childrenThatLive() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(WORK.toString()))
        .count();
  }

  private Process startService() throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx200m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    for (var setting :
        List.of(
            "marquee.postgres.host",
            "marquee.postgres.port",
            "marquee.postgres.owner-password",
            "marquee.postgres.app-password",
            "marquee.postgres.relay-password",
            "marquee.postgres.across-password",
            "marquee.kafka",
            "marquee.internal-token.key",
            "marquee.audit.key",
            "marquee.s3.endpoint",
            "marquee.s3.access-key",
            "marquee.s3.secret-key")) {
      command.add("-D%s=%s".formatted(setting, environment.getRequiredProperty(setting)));
    }
    command.add("-Dserver.port=0");
    command.add("-Dmanagement.server.port=0");
    command.add("-Dmarquee.film.rendering.work-directory=" + WORK);
    command.add("-Dmarquee.film.rendering.processes=1");
    command.add("-Dmarquee.film.generation.lease=3s");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(FilmApplication.class.getName());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(new File("target", "killed-service.log"))
        .start();
  }
}
