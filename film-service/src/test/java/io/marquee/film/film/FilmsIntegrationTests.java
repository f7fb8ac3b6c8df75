package io.marquee.film.film;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.film.CharacterCreated;
import io.marquee.events.film.FilmCreated;
import io.marquee.events.film.FilmMoved;
import io.marquee.events.publishing.PostPublished;
import io.marquee.events.workspace.ProjectCreated;
import io.marquee.film.FilmTest;
import io.marquee.test.SelfAttack;
import io.marquee.test.TenantCatalog;
import io.marquee.test.TenantMutants;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FilmsIntegrationTests extends FilmTest {

  @Autowired SelfAttack attack;

  private static final UUID NOBODY = UUID.fromString("0190a000-0000-7000-8000-000000000000");

  @Test
  void keepsTenantsApartInEveryTable() throws Exception {
    assertThat(TenantCatalog.breaches("film")).isEmpty();
    assertThat(TenantCatalog.tenantTables("film")).isEqualTo(11);
    assertThat(attack.breaches()).isEmpty();
    assertThat(TenantMutants.survivors("film")).isEmpty();
  }

  @Test
  void keepsAFilmAndItsScreenplayAsWritten() {
    var created =
        post(
            "/films",
            """
            {'title':' The Launch ','budget_limit_usd':5.5,
             'screenplay':{'shots':[{'key':'a','duration_seconds':2.5,'caption':'Hi'}]}}
            """);
    assertThat(created.status()).isEqualTo(201);
    var film = get("/films/" + created.id());
    assertThat(film.text("/title")).isEqualTo("The Launch");
    assertThat(film.text("/status")).isEqualTo("draft");
    assertThat(film.body().at("/budget_limit_usd").decimalValue()).isEqualByComparingTo("5.5");
    assertThat(film.body().at("/screenplay/shots/0/duration_seconds").asDouble()).isEqualTo(2.5);
    assertThat(film.body().at("/duration_seconds").asDouble()).isEqualTo(2.5);
    assertThat(film.body().at("/published_at").isNull()).isTrue();
    assertThat(film.header("ETag")).isEqualTo(created.header("ETag"));
    assertThat(created.header("Location")).endsWith("/films/" + created.id());
    assertThat(events.published(FilmCreated.class, created.id()))
        .containsExactly(new FilmCreated(created.id(), null, "The Launch"));
  }

  @Test
  void storesNothingOfAFilmWhoseScreenplayIsWrong() {
    var shots =
        IntStream.range(0, 10_000)
            .mapToObj("{'key':'s%d','duration_seconds':1}"::formatted)
            .collect(Collectors.joining(","));
    refused("{'shots':[" + shots + "]}", "/screenplay/shots", "too_many");
    refused(
        "{'shots':[{'key':'a','duration_seconds':-1}]}",
        "/screenplay/shots/0/duration_seconds",
        "too_small");
    refused(
        "{'shots':[{'key':'a','duration_seconds':1,'characters':[{'character_id':'%s'}]}]}"
            .formatted(NOBODY),
        "/screenplay/shots/0/characters/0/character_id",
        "unknown_character");
    refused(
        "{'shots':[{'key':'a','duration_seconds':1,'background':{'asset_id':'%s'}}]}"
            .formatted(NOBODY),
        "/screenplay/shots/0/background/asset_id",
        "unknown_asset");
    assertThat(database.count("shared.films where workspace_id = ?", workspaceOf(member))).isZero();
    assertThat(database.count("service.outbox where workspace_id = ?", workspaceOf(member)))
        .isZero();
  }

  private void refused(String screenplay, String pointer, String code) {
    var answer = post("/films", "{'title':'No','screenplay':%s}".formatted(screenplay));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
    assertThat(answer.text("/errors/0/code")).isEqualTo(code);
  }

  @Test
  void doesNotTakeAssetsOfAnotherWorkspace() {
    var foreign = upload("hero.jpg", "image/jpeg", picture());
    var other = stranger();
    var answer =
        post(
            other,
            "/films",
            "{'title':'No','screenplay':{'shots':[{'key':'a','duration_seconds':1,'background':{'asset_id':'%s'}}]}}"
                .formatted(foreign));
    assertThat(answer.text("/errors/0/code")).isEqualTo("unknown_asset");
  }

  @Test
  void changesOnlyWhatTheClientHasSeen() {
    var created = post("/films", "{'title':'One'}");
    var path = "/films/" + created.id();
    assertThat(patch(path, "", "{'title':'Two'}").status()).isEqualTo(428);
    assertThat(patch(path, "\"77\"", "{'title':'Two'}").status()).isEqualTo(412);

    var changed = patch(path, created.header("ETag"), "{'title':'Two','budget_limit_usd':3}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("/title")).isEqualTo("Two");
    assertThat(changed.header("ETag")).isNotEqualTo(created.header("ETag"));

    var cleared = patch(path, changed.header("ETag"), "{'budget_limit_usd':null}");
    assertThat(cleared.body().at("/budget_limit_usd").isNull()).isTrue();
    var refused = patch(path, cleared.header("ETag"), "{'title':'','colour':'red'}");
    assertThat(refused.body().findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/title", "/colour");
  }

  @Test
  void keepsVersionsOfTheScreenplay() {
    var film = createFilm("{'shots':[{'key':'a','duration_seconds':1}]}");
    var etag = get("/films/" + film).header("ETag");
    var changed =
        patch(
            "/films/" + film,
            etag,
            """
            {'screenplay':{'shots':[{'key':'a','duration_seconds':2,'transition':'crossfade'},
                                    {'key':'b','duration_seconds':2}]}}
            """);
    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
    assertThat(changed.body().at("/screenplay_version").asInt()).isEqualTo(2);
    assertThat(changed.body().at("/duration_seconds").asDouble()).isEqualTo(3.5);

    var versions = get("/films/" + film + "/screenplays");
    assertThat(versions.body().at("/items").size()).isEqualTo(2);
    assertThat(get("/films/" + film + "/screenplays/1").body().at("/shots").size()).isEqualTo(1);
    assertThat(get("/films/" + film + "/screenplays/9").status()).isEqualTo(404);

    var shots = get("/films/" + film + "/shots");
    assertThat(shots.body().at("/items/1/start_seconds").asDouble()).isEqualTo(1.5);
    assertThat(shots.text("/items/0/transition")).isEqualTo("crossfade");
    assertThat(shots.text("/items/0/background/color")).isEqualTo("#101820");
  }

  @Test
  void listsFilmsPageByPageNewestFirst() {
    for (var number = 1; number <= 3; number++) post("/films", "{'title':'%d'}".formatted(number));
    var first = get("/films?limit=2");
    assertThat(first.body().findValuesAsString("title")).containsExactly("3", "2");
    var second = get("/films?limit=2&cursor=" + first.text("/next_cursor"));
    assertThat(second.body().findValuesAsString("title")).containsExactly("1");
    assertThat(second.body().at("/next_cursor").isNull()).isTrue();
    assertThat(first.body().at("/items/0/published_platforms").isArray()).isTrue();
    assertThat(get("/films?status=published").body().at("/items")).isEmpty();
  }

  @Test
  void knowsWhereCharactersAppear() {
    var ada = post("/characters", "{'name':'Ada','description':'An engineer'}");
    assertThat(ada.status()).isEqualTo(201);
    assertThat(post("/characters", "{'name':'ADA'}").text("/code"))
        .isEqualTo("character_name_taken");
    assertThat(events.published(CharacterCreated.class, ada.id())).hasSize(1);
    var film =
        createFilm(
            """
            {'shots':[{'key':'a','duration_seconds':2,'characters':[{'character_id':'%1$s'}]},
                      {'key':'b','duration_seconds':1},
                      {'key':'c','duration_seconds':1.5,'characters':[{'character_id':'%1$s','prominence':'secondary'}]}]}
            """
                .formatted(ada.id()));
    var appearances = get("/characters/" + ada.id() + "/appearances");
    assertThat(appearances.body().findValuesAsString("shot_key")).containsExactly("a", "c");
    assertThat(appearances.text("/items/1/prominence")).isEqualTo("secondary");
    assertThat(appearances.body().at("/items/1/seconds_on_screen").asDouble()).isEqualTo(1.5);
    assertThat(appearances.text("/items/0/film_id")).isEqualTo(film.toString());
    assertThat(get(stranger(), "/characters/" + ada.id() + "/appearances").status()).isEqualTo(404);
    assertThat(get("/characters").body().findValuesAsString("name")).containsExactly("Ada");
  }

  @Test
  void waitsForAProjectThatIsOnItsWay() {
    var project = UuidCreator.getTimeOrderedEpoch();
    events.deliver(new ProjectCreated(project, null, "Spring", "campaign"), tenant());
    // The service waits a little; on a busy machine its client must ask again, as it is told to.
    var created =
        Awaitility.await()
            .until(
                () ->
                    post("/films", "{'title':'Of a project','project_id':'%s'}".formatted(project)),
                answer -> answer.status() == 201);
    assertThat(get("/films?project_id=" + project).body().at("/items").size()).isEqualTo(1);
    var path = "/films/" + created.id();
    assertThat(patch(path, created.header("ETag"), "{'project_id':null}").status()).isEqualTo(200);
    var moved = events.awaitPublished(FilmMoved.class, created.id());
    assertThat(moved.projectId()).isNull();
    assertThat(moved.formerProjectId()).isEqualTo(project);

    var young = UuidCreator.getTimeOrderedEpoch();
    assertThat(post("/films", "{'title':'x','project_id':'%s'}".formatted(young)).text("/code"))
        .isEqualTo("not_yet_known");
    assertThat(
            post("/films", "{'title':'x','project_id':'%s'}".formatted(NOBODY))
                .text("/errors/0/code"))
        .isEqualTo("unknown_project");
  }

  @Test
  void learnsWhenAndWhereItWasPublished() {
    var film = createFilm("{'shots':[{'key':'a','duration_seconds':1}]}");
    var first = Instant.parse("2026-11-22T10:00:00Z");
    for (var platform : Set.of("feed", "youtube")) {
      events.deliver(published(film, platform, first), tenant());
    }
    Awaitility.await()
        .until(() -> get("/films/" + film).body().at("/published_platforms").size() == 2);
    var answer = get("/films/" + film);
    assertThat(answer.text("/status")).isEqualTo("published");
    assertThat(answer.text("/published_at")).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(answer.text("/published_platforms/0")).isEqualTo("feed");
  }

  private static PostPublished published(UUID film, String platform, Instant at) {
    return new PostPublished(
        UUID.randomUUID(),
        UUID.randomUUID(),
        film,
        null,
        "Title",
        platform,
        UUID.randomUUID(),
        "https://example.org",
        at);
  }

  @Test
  void isNotThereForOthers() {
    var film = createFilm("{'shots':[{'key':'a','duration_seconds':1}]}");
    var other = stranger();
    for (var path : new String[] {"", "/shots", "/variants", "/generations", "/screenplays"}) {
      assertThat(get(other, "/films/" + film + path).status()).as(path).isEqualTo(404);
    }
    assertThat(post(other, "/films/" + film + "/generations", "{}").status()).isEqualTo(404);
    assertThat(get(other, "/films").body().at("/items")).isEmpty();
  }

  @Test
  void asksForPermissions() {
    var reader = member(Set.of("films:read"));
    var refused = post(reader, "/films", "{'title':'No'}");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("/code")).isEqualTo("permission_missing");
  }
}
