package io.marquee.film.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.archive.PartExported;
import io.marquee.events.archive.PartImported;
import io.marquee.events.film.FilmSnapshot;
import io.marquee.events.workspace.ExportRequested;
import io.marquee.events.workspace.ImportRequested;
import io.marquee.film.FilmTest;
import io.marquee.film.storage.ObjectStore;
import io.marquee.service.archive.ArchiveLinks;
import io.marquee.tenancy.Tenant;
import io.marquee.test.PartSink;
import io.marquee.test.Placements;
import io.marquee.web.Caller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init")
class ImportIntegrationTests extends FilmTest {

  @Autowired ArchiveLinks links;
  @Autowired ObjectStore store;
  @Autowired Placements placements;

  private final Caller copy = stranger();

  @Test
  void makesACopyWithIdsOfItsOwn() throws Exception {
    byte[] hero = picture();
    UUID asset = upload("hero.jpg", "image/jpeg", hero);
    UUID film = createFilm(smallFilm(asset));
    assertThat(
            post("/characters", "{'name':'Zoë','image_asset_ids':['%s']}".formatted(asset))
                .status())
        .isEqualTo(201);
    assertThat(post("/prompts", "{'name':'Opening','kind':'shot','text':'{product}'}").status())
        .isEqualTo(201);
    announce("later.jpg", "image/jpeg", brokenPicture());
    try (var sink = exported()) {

      PartImported told = bring(sink, copy, false);

      assertThat(told.failure()).isNull();
      assertThat(told.service()).isEqualTo("film");
      assertThat(told.workspaceId()).isEqualTo(workspaceOf(copy));
      assertThat(told.objects()).isEqualTo(1);
      assertThat(told.rows())
          .containsEntry("assets", 1L)
          .containsEntry("films", 1L)
          .containsEntry("screenplays", 1L)
          .containsEntry("characters", 1L)
          .containsEntry("prompts", 1L);
    }
    assertThat(get(copy, "/prompts").text("/items/0/text")).isEqualTo("{product}");
    var films = get(copy, "/films").body().at("/items");
    assertThat(films.size()).isEqualTo(1);
    UUID here = UUID.fromString(films.at("/0/id").asString());
    assertThat(here).isNotEqualTo(film);
    assertThat(here.version()).isEqualTo(7);
    assertThat(here.getMostSignificantBits() >>> 16)
        .isEqualTo(film.getMostSignificantBits() >>> 16);
    UUID assetHere =
        UUID.fromString(
            get(copy, "/films/" + here).text("/screenplay/shots/1/background/asset_id"));
    assertThat(assetHere).isNotEqualTo(asset);
    assertThat(follow(get(copy, "/assets/" + assetHere + "/content"))).isEqualTo(hero);
    String character = get(copy, "/characters").text("/items/0/id");
    assertThat(get(copy, "/characters/" + character).text("/image_asset_ids/0"))
        .isEqualTo(assetHere.toString());
    assertThat(get("/films").body().at("/items").size()).isEqualTo(1);
    assertThat(events.published(FilmSnapshot.class, here)).hasSize(1);
  }

  @Test
  void keepsTheIdsOfAWorkspaceThatIsGone() throws Exception {
    UUID asset = upload("hero.jpg", "image/jpeg", picture());
    UUID film = createFilm(smallFilm(asset));
    try (var sink = exported()) {
      forget(workspaceOf(member));
      assertThat(get("/films").body().at("/items").size()).isZero();

      PartImported told = bring(sink, member, true);

      assertThat(told.failure()).isNull();
    }
    assertThat(get("/films/" + film).text("/screenplay/shots/1/background/asset_id"))
        .isEqualTo(asset.toString());
    assertThat(follow(get("/assets/" + asset + "/content"))).isEqualTo(picture());
  }

  @Test
  void comesIntoASchemaOfItsOwn() throws Exception {
    UUID asset = upload("hero.jpg", "image/jpeg", picture());
    createFilm(smallFilm(asset));
    String schema = placements.dedicate(tenantOf(copy));
    try (var sink = exported()) {
      assertThat(bring(sink, copy, false).failure()).isNull();
    }
    assertThat(database.count(schema + ".films")).isEqualTo(1);
    assertThat(database.count("shared.films where workspace_id = ?", workspaceOf(copy))).isZero();
    assertThat(get(copy, "/films").body().at("/items").size()).isEqualTo(1);
  }

  @Test
  void answersAgainWithoutTakingAnythingInTwice() throws Exception {
    createFilm(smallFilm(upload("hero.jpg", "image/jpeg", picture())));
    try (var sink = exported()) {
      UUID archive = UuidCreator.getTimeOrderedEpoch();
      sink.refuse(2);
      PartImported first = bring(archive, sink, copy, workspaceOf(member), false);
      ask(archive, sink, copy, workspaceOf(member), false);
      Awaitility.await()
          .until(() -> events.published(PartImported.class, archive), said -> said.size() == 2);
      assertThat(events.published(PartImported.class, archive)).containsOnly(first);
    }
    assertThat(get(copy, "/films").body().at("/items").size()).isEqualTo(1);
    assertThat(database.count("shared.films where workspace_id = ?", workspaceOf(copy)))
        .isEqualTo(1);
  }

  @Test
  void goesOnWithTheRestWhenItWasKilledAfterTheRows() throws Exception {
    createFilm(smallFilm(upload("hero.jpg", "image/jpeg", picture())));
    try (var sink = exported()) {
      UUID archive = UuidCreator.getTimeOrderedEpoch();
      PartImported first = bring(archive, sink, copy, workspaceOf(member), false);
      database.update(
          "update service.imported_parts set finished = false where archive_id = ?", archive);
      ask(archive, sink, copy, workspaceOf(member), false);
      Awaitility.await()
          .until(() -> events.published(PartImported.class, archive), said -> said.size() == 2);
      assertThat(events.published(PartImported.class, archive)).containsOnly(first);
    }
    UUID here = UUID.fromString(get(copy, "/films").text("/items/0/id"));
    assertThat(events.published(FilmSnapshot.class, here)).hasSize(1);
  }

  @Test
  void rendersNothingThatWasBeingRenderedThere() throws Exception {
    UUID film = createFilm(smallFilm(upload("hero.jpg", "image/jpeg", picture())));
    generate(film, "{}");
    try (var sink = exported()) {
      assertThat(bring(sink, copy, false).failure()).isNull();
    }
    var here = get(copy, "/films").body().at("/items/0");
    assertThat(here.get("status").asString()).isEqualTo("draft");
    assertThat(
            get(copy, "/films/" + here.get("id").asString() + "/generations")
                .text("/items/0/status"))
        .isEqualTo("cancelled");
  }

  /** Whoever brings an archive may have written it. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          rows of another workspace | data/projects.jsonl | {"workspace_id":"018f0000-0000-7000-8000-000000000001","id":"018f0000-0000-7000-8000-000000000002","name":"x"} | the table projects has rows of another workspace
          rows of no workspace | data/projects.jsonl | {"id":"018f0000-0000-7000-8000-000000000002","name":"x"} | the table projects has rows of another workspace
          a table that there is not | data/secrets.jsonl | {} | there is no table secrets here
          a table of the service's own | data/outbox.jsonl | {} | there is no table outbox here
          a column that there is not | data/projects.jsonl | {"workspace_id":"WS","id":"018f0000-0000-7000-8000-000000000002","name":"x","x\\";drop table films;--":1} | the table projects has no column x";drop table films;-- here
          a required column is missing | data/projects.jsonl | {"workspace_id":"WS","id":"018f0000-0000-7000-8000-000000000002"} | a row does not fit: null value in column "name"
          a row that breaks a rule | data/assets.jsonl | {"workspace_id":"WS","id":"018f0000-0000-7000-8000-000000000002","filename":"x","kind":"NONE","content_type":"x","size":1,"sha256":"x","status":"READY","created_by":"018f0000-0000-7000-8000-000000000003","created_at":"2026-01-01T00:00:00Z","version":0} | a row does not fit: new row for relation "assets" violates check
          a row that refers to none | data/screenplays.jsonl | {"workspace_id":"WS","id":"018f0000-0000-7000-8000-000000000002","film_id":"018f0000-0000-7000-8000-000000000004","number":1,"content":{},"shots":0,"duration_millis":0,"created_by":"018f0000-0000-7000-8000-000000000003","created_at":"2026-01-01T00:00:00Z"} | a row does not fit: insert or update on table "screenplays" violates foreign key
          no JSON | data/projects.jsonl | {"workspace_id": | a row does not fit: invalid input syntax for type json
          no row | data/projects.jsonl | select 1 | a line of projects is no row
          another service's file | ../billing/data/x.jsonl | {} | the part is damaged
          a file that nobody knows | run.sh | rm | the part has a file that nobody knows: run.sh
          """)
  void refusesAForgedPart(String name, String path, String line, String failure) throws Exception {
    String row = line.replace("WS", workspaceOf(member).toString()) + "\n";
    refused(Map.of("film/" + path, row.getBytes(StandardCharsets.UTF_8)), failure);
  }

  @Test
  void refusesObjectsOfOthers() throws Exception {
    UUID film = createFilm(smallFilm(upload("hero.jpg", "image/jpeg", picture())));
    UUID generation = generate(film, "{}");
    reserve(generation, 4);
    awaitStatus(film, generation, "succeeded");
    String own = "w/" + workspaceOf(member) + "/";
    try (var sink = exported()) {
      for (String forged :
          new String[] {"w/" + UUID.randomUUID() + "/", own + "../" + UUID.randomUUID() + "/"}) {
        sink.serve(
            changed(sink.stored(), "film/data/variants.jsonl", text -> text.replace(own, forged)));
        assertThat(bring(sink, stranger(), false).failure())
            .isEqualTo("the table variants names objects that are not the workspace's");
        sink.serve(
            changed(sink.stored(), "film/data/variants.jsonl", text -> text.replace(forged, own)));
      }
      PartImported told = bring(sink, copy, false);
      assertThat(told.failure()).isNull();
      var films = get(copy, "/films").body().at("/items");
      assertThat(films.at("/0/status").asString()).isEqualTo("ready");
    }
  }

  @Test
  void refusesAScreenplayThatNobodyCouldHaveWritten() throws Exception {
    createFilm(smallFilm(upload("hero.jpg", "image/jpeg", picture())));
    try (var sink = exported()) {
      sink.serve(
          changed(
              sink.stored(),
              "film/data/screenplays.jsonl",
              text -> text.replace("320x180", "32000x18000")));
      assertThat(bring(sink, copy, false).failure())
          .startsWith("a screenplay is none: /resolution");
    }
  }

  @Test
  void refusesAnObjectWithANameThatLeadsElsewhere() throws Exception {
    refused(Map.of("film/objects/assets/../../x", new byte[1]), "the part is damaged");
    refused(Map.of("film/objects/a b", new byte[1]), "an object has a name");
  }

  @Test
  void refusesIdsThatAreInUseElsewhere() throws Exception {
    createFilm(smallFilm(upload("hero.jpg", "image/jpeg", picture())));
    try (var sink = exported()) {
      PartImported told = bring(sink, copy, true);
      assertThat(told.failure()).contains("in use here");
      assertThat(get(copy, "/films").body().at("/items").size()).isZero();
    }
  }

  @Test
  void refusesADamagedPartAndHugeLines() throws Exception {
    createFilm(smallFilm(upload("hero.jpg", "image/jpeg", picture())));
    try (var sink = exported()) {
      byte[] whole = sink.stored();
      sink.serve(Arrays.copyOf(whole, whole.length / 2));
      assertThat(bring(sink, copy, false).failure()).startsWith("the part is damaged");
    }
    refused(
        Map.of(
            "film/data/projects.jsonl",
            ("{" + " ".repeat(17 << 20) + "}\n").getBytes(StandardCharsets.UTF_8)),
        "a line of projects is too long");
  }

  @Test
  void takesAnOlderArchiveThatLacksAColumn() throws Exception {
    createFilm(smallFilm(upload("hero.jpg", "image/jpeg", picture())));
    try (var sink = exported()) {
      sink.serve(
          changed(
              sink.stored(),
              "film/data/films.jsonl",
              text -> text.replace("\"budget_limit_usd\":null,", "")));
      assertThat(bring(sink, copy, false).failure()).isNull();
    }
    assertThat(get(copy, "/films").body().at("/items").size()).isEqualTo(1);
  }

  private void refused(Map<String, byte[]> files, String failure) throws Exception {
    try (var sink = new PartSink()) {
      sink.serve(PartSink.part(files));
      Caller nobody = stranger();
      PartImported told = bring(sink, nobody, false);
      assertThat(told.failure()).startsWith(failure);
      assertThat(told.rows()).isEmpty();
      assertThat(database.count("shared.projects where workspace_id = ?", workspaceOf(nobody)))
          .isZero();
    }
  }

  private static byte[] changed(byte[] part, String path, UnaryOperator<String> change)
      throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    PartSink.contents(part).forEach(files::put);
    files.computeIfPresent(
        path,
        (any, content) ->
            change
                .apply(new String(content, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
    return PartSink.part(files);
  }

  /** As a purge leaves it. */
  private void forget(UUID workspace) {
    for (String table :
        new String[] {
          "variants",
          "takes",
          "generations",
          "appearances",
          "screenplays",
          "films",
          "characters",
          "prompts",
          "assets"
        }) {
      database.update("delete from shared." + table + " where workspace_id = ?", workspace);
    }
    while (store.deleteSomeBelow("w/" + workspace + "/") > 0) {
      // Until there are none.
    }
  }

  private PartSink exported() throws IOException {
    var sink = new PartSink();
    UUID archive = UuidCreator.getTimeOrderedEpoch();
    events.deliver(
        new ExportRequested(
            archive,
            workspaceOf(member),
            Map.of("film", links.sealed(archive, "film", sink.link()))),
        tenant());
    events.awaitPublished(PartExported.class, archive);
    return sink;
  }

  private PartImported bring(PartSink sink, Caller into, boolean idsKept) {
    return bring(UuidCreator.getTimeOrderedEpoch(), sink, into, workspaceOf(member), idsKept);
  }

  private PartImported bring(
      UUID archive, PartSink sink, Caller into, UUID source, boolean idsKept) {
    ask(archive, sink, into, source, idsKept);
    return events.awaitPublished(PartImported.class, archive);
  }

  private void ask(UUID archive, PartSink sink, Caller into, UUID source, boolean idsKept) {
    Tenant tenant = tenantOf(into);
    events.deliver(
        new ImportRequested(
            archive,
            workspaceOf(into),
            source,
            java.util.Objects.requireNonNull(tenant.accountId()),
            into.userId(),
            idsKept,
            Map.of(),
            Map.of("film", links.sealed(archive, "film", sink.link()))),
        tenant);
  }
}
