package io.marquee.film.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.film.AssetEvent;
import io.marquee.events.film.AssetSnapshot;
import io.marquee.events.film.AssetStored;
import io.marquee.events.film.CharacterEvent;
import io.marquee.events.film.CharacterSnapshot;
import io.marquee.events.film.FilmEvent;
import io.marquee.events.film.FilmGenerated;
import io.marquee.events.film.FilmSnapshot;
import io.marquee.film.FilmTest;
import io.marquee.outbox.SnapshotSource;
import io.marquee.outbox.SnapshotSource.Aggregate;
import io.marquee.test.Placements;
import io.marquee.test.Snapshots;
import io.marquee.test.TenantCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A snapshot tells what the events told. */
@SuppressWarnings("NullAway.Init")
class SnapshotsIntegrationTests extends FilmTest {

  @Autowired Snapshots snapshots;
  @Autowired Placements placements;

  @Test
  void findsFilmsWhereverTheyLie() throws Exception {
    var before = post("/films", "{'title':'Before'}");
    String schema = placements.dedicate(tenant());
    var after =
        post(
            "/films",
            "{'title':'After','screenplay':{'shots':[{'key':'a','duration_seconds':2,'caption':'Hi'}]}}");

    assertThat(get("/films").body().at("/items").size()).isEqualTo(2);
    assertThat(get("/films/" + after.id()).text("/screenplay/shots/0/caption")).isEqualTo("Hi");
    assertThat(get(stranger(), "/films/" + before.id()).status()).isEqualTo(404);
    assertThat(database.count(schema + ".films")).isEqualTo(2);
    assertThat(database.count("shared.films where workspace_id = ?", workspaceOf(member))).isZero();
    assertThat(TenantCatalog.breaches("film")).isEmpty();
    snapshots.say(FilmEvent.class, FilmSnapshot.class, tenant(), after.id());

    placements.share(tenant());

    assertThat(get("/films").body().at("/items").size()).isEqualTo(2);
    snapshots.say(FilmEvent.class, FilmSnapshot.class, tenant(), before.id());
  }

  @Test
  void tellsOfAFilmItsFilesAndItsFailures() {
    var film = createFilm(smallFilm(upload("p.jpg", "image/jpeg", picture())));
    var failed = generate(film, "{}");
    database.update(
        "update service.scheduled_jobs set execution_time = now() where task_instance = ?",
        failed.toString());
    awaitStatus(film, failed, "failed");
    var generation = generate(film, "{'variants':['16:9','1:1']}");
    reserve(generation, 4);
    awaitStatus(film, generation, "succeeded");

    FilmSnapshot told = snapshots.say(FilmEvent.class, FilmSnapshot.class, tenant(), film);

    FilmGenerated event = events.awaitPublished(FilmGenerated.class, film);
    assertThat(told.title()).isEqualTo("Small");
    assertThat(told.generated()).hasSize(1);
    assertThat(told.generated().getFirst().generationId()).isEqualTo(generation);
    assertThat(told.generated().getFirst().posterKey()).isEqualTo(event.posterKey());
    assertThat(told.generated().getFirst().variants())
        .containsExactlyInAnyOrderElementsOf(event.variants());
    assertThat(told.failed()).extracting("generationId", "code").hasSize(1);
    assertThat(told.failed().getFirst().code()).isEqualTo("billing_timeout");
  }

  @Test
  void tellsOfUsableAssetsAndOfCharacters() {
    var pending = announce("later.jpg", "image/jpeg", picture()).id();
    var asset = upload("p.jpg", "image/jpeg", picture());
    var character = post("/characters", "{'name':'Ada'}").id();

    AssetSnapshot told = snapshots.say(AssetEvent.class, AssetSnapshot.class, tenant(), asset);

    AssetStored event = events.awaitPublished(AssetStored.class, asset);
    assertThat(told.filename()).isEqualTo(event.filename());
    assertThat(told.contentType()).isEqualTo(event.contentType());
    assertThat(told.sizeBytes()).isEqualTo(event.sizeBytes());
    assertThat(snapshots.of(AssetEvent.class).next(workspaceOf(member), null, 10))
        .extracting(Aggregate::id)
        .contains(asset)
        .doesNotContain(pending);
    assertThat(
            snapshots
                .say(CharacterEvent.class, CharacterSnapshot.class, tenant(), character)
                .name())
        .isEqualTo("Ada");
  }

  @Test
  void goesThroughAllWorkspacesInOrder() {
    var other = stranger();
    var mine = createFilm("{'shots':[{'key':'a','duration_seconds':1}]}");
    var theirs =
        post(
                other,
                "/films",
                "{'title':'T','screenplay':{'shots':[{'key':'a','duration_seconds':1}]}}")
            .id();
    SnapshotSource films = snapshots.of(FilmEvent.class);

    assertThat(films.next(workspaceOf(other), null, 10))
        .extracting(Aggregate::id)
        .containsExactly(theirs);
    List<Aggregate> all = films.next(null, null, 1_000);
    assertThat(all).extracting(Aggregate::id).contains(mine, theirs);
    assertThat(films.next(null, all.getFirst(), 1_000))
        .containsExactlyElementsOf(all.subList(1, all.size()));
  }
}
