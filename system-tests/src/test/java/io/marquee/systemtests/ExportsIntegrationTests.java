package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A workspace carries away what it has, through the gateway, and nothing that is secret. */
@ExtendWith(SuiteExtension.class)
class ExportsIntegrationTests {
  private static final String SECRET = "not for the eyes of others";

  private final Suite suite;

  @TempDir private Path folder;

  ExportsIntegrationTests(Suite suite) {
    this.suite = suite;
  }

  @Test
  void aSharedWorkspaceIsCarriedAwayWithItsFilm() throws Exception {
    carryAway("shared");
  }

  @Test
  void aDedicatedWorkspaceIsCarriedAwayWithItsFilm() throws Exception {
    carryAway("dedicated");
  }

  private void carryAway(String isolation) throws Exception {
    Studio studio = Studio.of(Person.registerVerified(suite, "Hilma"), isolation);
    String film = studio.createFilm("A film to take along", Shots.two());
    studio.awaitSuccess(studio.generate(film));
    Map<String, Object> key = Map.of("provider", "runway", "secret", SECRET);
    studio.client().post(studio.own("/provider-keys"), key).is(201);

    JsonNode export = export(studio);
    Path archive =
        Client.of(suite.gateway())
            .download(export.at("/download/url").asString(), folder.resolve("archive.tar.gz"));
    assertThat(sha256(archive)).isEqualTo(export.required("sha256").asString());
    String content = unpacked(archive);
    assertThat(content)
        .contains("manifest.json", "README", "A film to take along", studio.owner().email())
        .contains("film/objects/", "film/dump.sql", "identity/data/", "billing/data/")
        .doesNotContain(SECRET, studio.owner().password(), "$argon2");
  }

  private static JsonNode export(Studio studio) {
    Answer asked = studio.client().post(studio.own("/exports"), Map.of()).is(202);
    assertThat(studio.client().post(studio.own("/exports"), Map.of()).is(409).code())
        .isEqualTo("export_running");
    String path = studio.own("/exports/" + asked.text("id"));
    return await()
        .atMost(Studio.PATIENCE)
        .until(
            () -> studio.client().get(path).is(200).json(),
            it -> it.required("status").asString().equals("complete"));
  }

  private static String sha256(Path file) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(hash);
  }

  /** Tar keeps names and texts as they are. */
  private static String unpacked(Path archive) throws Exception {
    try (InputStream tar = new GZIPInputStream(Files.newInputStream(archive))) {
      return new String(tar.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
