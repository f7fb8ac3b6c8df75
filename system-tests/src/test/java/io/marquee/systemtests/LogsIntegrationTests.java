package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the logs of all processes hold, of this test and of whatever ran before it. */
@ExtendWith(SuiteExtension.class)
class LogsIntegrationTests {

  /** Refresh tokens, keys, links' tokens and JWTs, whosever they are. */
  private static final Pattern SECRET =
      Pattern.compile(
          "mq[a-z]_[A-Za-z0-9_-]{30,}|mq_live_[0-9A-Za-z]{40,}|whsec_[A-Za-z0-9+/=]{20,}"
              + "|eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}|[Bb]earer [A-Za-z0-9_-]{20,}");

  private static final String FORGED = "23:59:59.999 ERROR forged";

  private final Suite suite;

  LogsIntegrationTests(Suite suite) {
    this.suite = suite;
  }

  @Test
  void holdNoSecretAndNoLineOfAStranger() {
    Person leonie = Person.registerVerified(suite, "Leonie");
    Client stranger = Client.of(suite.gateway());
    Map<String, String> right = Map.of("email", leonie.email(), "password", leonie.password());
    Answer in = stranger.post("/api/v1/auth/login", right).is(200);
    String refresh = in.text("refresh_token");
    stranger.post("/api/v1/auth/refresh", Map.of("refresh_token", refresh)).is(200);
    stranger.post("/api/v1/auth/refresh", Map.of("refresh_token", refresh)).is(401);
    Studio studio = Studio.of(leonie);
    String key =
        studio
            .post("/api-keys", Map.of("name", "K", "permissions", List.of("films:read")))
            .is(201)
            .text("secret");
    Client byKey = stranger.bearing(key);
    await().atMost(Studio.PATIENCE).until(() -> byKey.get(studio.path("/films")).status() == 200);
    stranger.bearing(key.substring(1)).get(studio.path("/films")).is(401);
    for (String text : List.of("a\n" + FORGED, "a\r\n" + FORGED, "a\u2028" + FORGED)) {
      stranger.post("/api/v1/auth/login", Map.of("email", text, "password", text)).is(401);
      stranger.post("/api/v1/auth/email/verify", Map.of("token", text)).is(422);
      studio.post("/films", Map.of("title", text, "project_id", text));
      stranger.get("/api/v1/films%0a" + FORGED.replace(' ', '+'));
    }

    List<String> secrets = List.of(leonie.password(), refresh, key, in.text("access_token"));
    List<String> lines = lines();
    assertThat(lines).hasSizeGreaterThan(50);
    assertThat(lines)
        .noneMatch(line -> SECRET.matcher(line).find())
        .noneMatch(line -> secrets.stream().anyMatch(line::contains))
        .noneMatch(line -> line.startsWith(FORGED));
  }

  private List<String> lines() {
    try (Stream<Path> logs = Files.list(suite.logs())) {
      var all = new ArrayList<String>();
      for (Path log : logs.filter(file -> file.toString().endsWith(".log")).toList())
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().forEach(all::add);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
