package io.marquee.film.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.archive.PartExported;
import io.marquee.events.workspace.ExportRequested;
import io.marquee.film.FilmTest;
import io.marquee.film.storage.ObjectStore;
import io.marquee.service.archive.ArchiveLinks;
import io.marquee.test.PartSink;
import io.marquee.test.Placements;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ExportIntegrationTests extends FilmTest {

  @Autowired ArchiveLinks links;
  @Autowired ObjectStore store;
  @Autowired Placements placements;

  @Test
  void carriesRowsAndFilesOfOneWorkspaceAndGoesOnAfterAFailure() throws Exception {
    byte[] hero = picture();
    UUID asset = upload("hero.jpg", "image/jpeg", hero);
    UUID film = createFilm(smallFilm(asset));
    UUID workspace = workspaceOf(member);
    var neighbour = stranger();
    assertThat(post(neighbour, "/characters", "{'name':'Not yours'}").status()).isEqualTo(201);
    assertThat(post("/characters", "{'name':'Zoë \\\\ \\n 三'}").status()).isEqualTo(201);
    assertThat(post("/prompts", "{'name':'Opening','kind':'shot','text':'{product}'}").status())
        .isEqualTo(201);
    try (var sink = new PartSink()) {
      sink.refuse(1);

      PartExported told = export(sink);

      assertThat(told.service()).isEqualTo("film");
      assertThat(told.workspaceId()).isEqualTo(workspace);
      assertThat(told.sha256()).isEqualTo(sha256(sink.stored()));
      assertThat(told.bytes()).isEqualTo(sink.stored().length);
      assertThat(told.objects()).isEqualTo(1);
      assertThat(told.objectBytes()).isEqualTo(hero.length);
      assertThat(told.objectsIncluded()).isTrue();
      Map<String, String> files = sink.files();
      assertThat(files).containsKey("film/objects/assets/" + asset);
      assertThat(PartSink.file(files, "film/objects.sha256"))
          .isEqualTo("%s  objects/assets/%s\n".formatted(sha256(hero), asset));
      String characters = PartSink.file(files, "film/data/characters.jsonl");
      assertThat(characters).contains("Zoë").doesNotContain("Not yours");
      assertThat(characters.lines()).hasSize(1);
      assertThat(json.readTree(characters).get("name").asString()).isEqualTo("Zoë \\ \n 三");
      assertThat(PartSink.file(files, "film/data/films.jsonl")).contains(film.toString());
      assertThat(told.tables())
          .filteredOn(table -> table.rows() > 0)
          .extracting("name")
          .containsExactly("assets", "characters", "films", "prompts", "screenplays");
      assertThat(PartSink.file(files, "film/data/prompts.jsonl")).contains("{product}");
      for (var table : told.tables()) {
        String lines = PartSink.file(files, "film/data/" + table.name() + ".jsonl");
        assertThat(table.sha256()).as(table.name()).isEqualTo(sha256(lines.getBytes()));
        assertThat(table.rows()).isEqualTo(lines.lines().count());
      }
    }
  }

  @Test
  void findsTheRowsOfADedicatedWorkspace() throws Exception {
    assertThat(post("/characters", "{'name':'Before'}").status()).isEqualTo(201);
    placements.dedicate(tenant());
    assertThat(post("/characters", "{'name':'After'}").status()).isEqualTo(201);
    try (var sink = new PartSink()) {
      export(sink);
      assertThat(PartSink.file(sink.files(), "film/data/characters.jsonl"))
          .contains("Before")
          .contains("After");
    }
  }

  @Test
  void hasNoPartInWhatOthersAreAskedFor() throws Exception {
    UUID archive = UUID.randomUUID();
    try (var sink = new PartSink()) {
      events.deliver(
          new ExportRequested(
              archive,
              workspaceOf(member),
              Map.of("billing", links.sealed(archive, "billing", sink.link()))),
          tenant());
      export(sink);
      assertThat(events.published(PartExported.class, archive)).isEmpty();
    }
  }

  private PartExported export(PartSink sink) {
    UUID archive = UUID.randomUUID();
    events.deliver(
        new ExportRequested(
            archive,
            workspaceOf(member),
            Map.of("film", links.sealed(archive, "film", sink.link()))),
        tenant());
    return events.awaitPublished(PartExported.class, archive);
  }
}
