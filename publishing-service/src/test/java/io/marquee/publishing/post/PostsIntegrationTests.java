package io.marquee.publishing.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.f4b6a3.uuid.UuidCreator;
import com.jayway.jsonpath.JsonPath;
import io.marquee.events.publishing.PastPublication;
import io.marquee.events.publishing.PostEvent;
import io.marquee.events.publishing.PostPublished;
import io.marquee.events.publishing.PostScheduled;
import io.marquee.events.publishing.PostSnapshot;
import io.marquee.publishing.FakePlatform.Outcome;
import io.marquee.publishing.PublishingTest;
import io.marquee.test.Callers;
import io.marquee.test.Placements;
import io.marquee.test.SelfAttack;
import io.marquee.test.TenantCatalog;
import io.marquee.test.TenantMutants;
import io.marquee.web.Caller;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;

class PostsIntegrationTests extends PublishingTest {

  @Autowired SelfAttack attack;

  @Autowired Placements placements;

  @Test
  void publishesFromASchemaOfItsOwn() throws Exception {
    openWorkspace("Acme");
    Film film = readyFilm();
    String schema = placements.dedicate(tenantOf(member));

    UUID publication = publishedOnFeed(film);

    assertThat(database.count(schema + ".publications where id = ?", publication)).isEqualTo(1);
    assertThat(count("shared.posts")).isZero();
    assertThat(count("shared.films")).isZero();
    assertThat(TenantCatalog.breaches("publishing")).isEmpty();
    placements.share(tenantOf(member));
    assertThat(count("shared.publications")).isEqualTo(1);
  }

  @Test
  void keepsTenantsApartInEveryTable() throws Exception {
    assertThat(TenantCatalog.breaches("publishing")).isEmpty();
    assertThat(TenantCatalog.tenantTables("publishing")).isEqualTo(11);
    assertThat(attack.breaches()).isEmpty();
    assertThat(TenantMutants.survivors("publishing")).isEmpty();
  }

  @Test
  void givesAFeedToAWorkspaceThatWasNotHeardOfYet() throws Exception {
    UUID account = feedAccount();
    assertThat(feedAccount()).isEqualTo(account);
    look(member, "/social-accounts/" + account)
        .andExpect(jsonPath("$.platform").value("feed"))
        .andExpect(jsonPath("$.url").value("http://localhost:8080/feeds/" + workspace() + ".xml"));

    openWorkspace("Heard of");
    assertThat(feedAccount()).isEqualTo(account);
  }

  @Test
  void connectsNoOtherPlatformYet() throws Exception {
    command(member, "/social-accounts", "{\"platform\": \"youtube\", \"display_name\": \"Ours\"}")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.code").value("platform_not_available"))
        .andExpect(jsonPath("$.remedy").isNotEmpty());
    command(member, "/social-accounts", "{\"platform\": \"feed\"}")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("feed_account_exists"));
  }

  @Test
  void publishesAtItsTime() throws Exception {
    openWorkspace("Punctual");
    Film film = readyFilm();
    UUID account = feedAccount();
    // Far enough ahead for the request to come before it on a busy machine, too.
    Instant at = Instant.now().plusSeconds(6).truncatedTo(ChronoUnit.MILLIS);
    String body =
        body("Later", film.id(), account).replaceFirst("\\{", "{\"scheduled_at\": \"" + at + "\",");
    String created = text(command(member, "/posts", body).andExpect(status().isCreated()));
    UUID post = id(created, "$.id");
    assertThat((String) JsonPath.read(created, "$.status")).isEqualTo("scheduled");
    assertThat(Instant.parse(JsonPath.read(created, "$.scheduled_at"))).isEqualTo(at);
    assertThat(events.awaitPublished(PostScheduled.class, post).at()).isEqualTo(at);

    awaitStatus(post, "published");
    PostPublished told = events.awaitPublished(PostPublished.class, post);
    assertThat(told.publishedAt()).isAfterOrEqualTo(at);
    assertThat(database.count("service.due_publications where post_id = ?", post)).isZero();
  }

  @Test
  void tellsOfAPostAndWhereItAppearedOnceMore() throws Exception {
    openWorkspace("Retold");
    Film film = readyFilm();
    UUID post = draft("Old news", film.id(), feedAccount(), fakeAccount());
    platform.plan("Old news", Outcome.REFUSES);
    command(member, "/posts/" + post + "/publish", "");
    PostPublished event = events.awaitPublished(PostPublished.class, post);

    PostSnapshot told = snapshots.say(PostEvent.class, PostSnapshot.class, tenantOf(member), post);

    assertThat(told.title()).isEqualTo("Old news");
    assertThat(told.filmId()).isEqualTo(film.id());
    assertThat(told.published())
        .containsExactly(new PastPublication(event.publicationId(), "feed", event.publishedAt()));
  }

  @Test
  void cancelsAndReschedulesWithoutPublishing() throws Exception {
    openWorkspace("Hesitant");
    UUID post = draft("Maybe", readyFilm().id(), feedAccount());
    Instant at = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);
    command(member, "/posts/" + post + "/schedule", "{\"at\": \"" + at + "\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("scheduled"))
        .andExpect(jsonPath("$.publications[0].status").value("scheduled"));
    command(member, "/posts/" + post + "/schedule", "{\"at\": \"" + at.plusSeconds(60) + "\"}")
        .andExpect(status().isOk());
    command(member, "/posts/" + post + "/cancel", "")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("cancelled"));
    command(member, "/posts/" + post + "/publish", "")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("post_state_conflict"));
    assertThat(database.count("service.due_publications where post_id = ?", post)).isZero();
  }

  @Test
  void refusesATimeThatHasPassed() throws Exception {
    UUID post = draft("Too late", null, fakeAccount());
    command(member, "/posts/" + post + "/schedule", "{\"at\": \"2020-01-01T00:00:00Z\"}")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].pointer").value("/at"))
        .andExpect(jsonPath("$.errors[0].code").value("in_the_past"));
    command(member, "/posts/" + post + "/schedule", "{\"at\": \"+99999-01-01T00:00:00Z\"}")
        .andExpect(status().is4xxClientError());
    command(member, "/posts/" + post + "/schedule", "{}").andExpect(status().is(422));
  }

  @Test
  void refusesAFilmThatIsNotReadyOrNotKnown() throws Exception {
    UUID account = feedAccount();
    UUID planned = UuidCreator.getTimeOrderedEpoch();
    events.deliver(planned(planned), tenantOf(member));
    await("the planned film", () -> count("shared.films") == 1);

    command(member, "/posts", body("Early", planned, account))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("film_not_ready"))
        .andExpect(header().exists(HttpHeaders.RETRY_AFTER));
    command(member, "/posts", body("Unheard", UuidCreator.getTimeOrderedEpoch(), account))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("not_yet_known"))
        .andExpect(header().exists(HttpHeaders.RETRY_AFTER));
    command(member, "/posts", body("Made up", UUID.randomUUID(), account))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.code").value("film_not_found"));
    assertThat(count("shared.posts")).isZero();
  }

  @Test
  void hearsTheSameNewsTwiceAndNewsOutOfOrder() throws Exception {
    Film film = makeFilm(UuidCreator.getTimeOrderedEpoch(), "16:9", "1:1");
    Film again = makeFilm(film.id(), "16:9");
    UUID second = UuidCreator.getTimeOrderedEpoch();
    events.deliver(second, again.event(), tenantOf(member), 9);
    events.deliver(second, again.event(), tenantOf(member), 9);
    events.deliver(UuidCreator.getTimeOrderedEpoch(), film.event(), tenantOf(member), 5);
    events.deliver(UuidCreator.getTimeOrderedEpoch(), planned(film.id()), tenantOf(member), 1);
    events.deliver(
        UuidCreator.getTimeOrderedEpoch(),
        planned(UuidCreator.getTimeOrderedEpoch()),
        tenantOf(member),
        1);
    await("all of it", () -> count("shared.films") == 2 && count("shared.film_variants") == 3);

    assertThat(database.rows("select generation_id from shared.films where id = ?", film.id()))
        .singleElement()
        .satisfies(row -> assertThat(row).containsValue(again.event().generationId()));
    UUID post = draft("Newest", film.id(), feedAccount());
    command(member, "/posts/" + post + "/publish", "").andExpect(status().isAccepted());
    awaitStatus(post, "published");
    look(member, "/posts/" + post)
        .andExpect(
            jsonPath("$.publications[0].variant_id")
                .value(again.variant("16:9").variantId().toString()));
  }

  @Test
  void publishesTheVariantThatSomebodyChose() throws Exception {
    Film film = readyFilm();
    UUID square = film.variant("1:1").variantId();
    String body =
        body("Square", film.id(), feedAccount())
            .replaceFirst("\\{", "{\"variant_id\": \"" + square + "\",");
    UUID post = id(text(command(member, "/posts", body)), "$.id");
    command(member, "/posts/" + post + "/publish", "").andExpect(status().isAccepted());
    awaitStatus(post, "published");
    look(member, "/posts/" + post)
        .andExpect(jsonPath("$.publications[0].variant_id").value(square.toString()));

    command(member, "/posts", body.replace(square.toString(), UUID.randomUUID().toString()))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].pointer").value("/variant_id"));
  }

  @Test
  void saysWhatAPlatformWouldRefuse() throws Exception {
    UUID post = draft("Words only", null, feedAccount());
    command(member, "/posts/" + post + "/validate", "")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.valid").value(false))
        .andExpect(jsonPath("$.errors[0].pointer").value("/film_id"))
        .andExpect(jsonPath("$.errors[0].code").value("film_required"));
    command(member, "/posts/" + post + "/publish", "")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].code").value("film_required"));
    assertThat(statusOf(post)).isEqualTo("draft");
  }

  @Test
  void refusesWhatNoFeedCouldShow() throws Exception {
    UUID account = feedAccount();
    for (String title : new String[] {"", "  ", "a\\u0000b", "a\\nb", "\\ud800", "x".repeat(201)}) {
      command(member, "/posts", body(title, null, account))
          .andExpect(status().is(422))
          .andExpect(jsonPath("$.errors[0].pointer").value("/title"));
    }
    command(member, "/posts", "{\"title\": \"No place\", \"social_account_ids\": []}")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].pointer").value("/social_account_ids"));
    command(member, "/posts", body("Elsewhere", null, account, UUID.randomUUID()))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].pointer").value("/social_account_ids/1"));
    draft("Familie 👩‍👩‍👧 שלום " + "x".repeat(150), null, account);
  }

  @Test
  void changesADraftPartByPart() throws Exception {
    Film film = readyFilm();
    UUID post = draft("First", film.id(), feedAccount());
    String etag =
        look(member, "/posts/" + post)
            .andExpect(jsonPath("$.scheduled_at").value(nullValue()))
            .andReturn()
            .getResponse()
            .getHeader(HttpHeaders.ETAG);
    assertThat(etag).isNotNull();
    String path = url(member, "/posts/" + post);

    send(member, patch(path), "{\"title\": \"Second\"}").andExpect(status().is(428));
    send(member, patch(path).header(HttpHeaders.IF_MATCH, etag + ""), "{\"title\": \"Second\"}")
        .andExpect(status().isOk())
        .andExpect(header().exists(HttpHeaders.ETAG))
        .andExpect(jsonPath("$.title").value("Second"))
        .andExpect(jsonPath("$.description").value("See <it> & tell"))
        .andExpect(jsonPath("$.film_id").value(film.id().toString()));
    send(member, patch(path).header(HttpHeaders.IF_MATCH, etag + ""), "{\"title\": \"Third\"}")
        .andExpect(status().is(412));
    for (String wrong :
        new String[] {
          "{\"title\": \"  \"}", "{\"titel\": \"x\"}", "{\"social_account_ids\": []}"
        }) {
      send(member, patch(path).header(HttpHeaders.IF_MATCH, "*"), wrong)
          .andExpect(status().is(422));
    }
    send(
            member,
            patch(path).header(HttpHeaders.IF_MATCH, "*"),
            "{\"film_id\": null, \"description\": \"\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.film_id").value(nullValue()))
        .andExpect(jsonPath("$.title").value("Second"));
  }

  @Test
  void givesAndTakesATimeInAChange() throws Exception {
    UUID post = draft("Flexible", null, fakeAccount());
    String path = url(member, "/posts/" + post);
    Instant at = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);
    send(
            member,
            patch(path).header(HttpHeaders.IF_MATCH, "*"),
            "{\"scheduled_at\": \"" + at + "\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("scheduled"));
    send(member, patch(path).header(HttpHeaders.IF_MATCH, "*"), "{\"title\": \"Still then\"}")
        .andExpect(jsonPath("$.status").value("scheduled"));
    send(member, patch(path).header(HttpHeaders.IF_MATCH, "*"), "{\"scheduled_at\": null}")
        .andExpect(jsonPath("$.status").value("draft"));
    assertThat(database.count("service.due_publications where post_id = ?", post)).isZero();
  }

  @Test
  void deletesWhatHasAppearedNowhere() throws Exception {
    UUID post = draft("Gone", null, fakeAccount());
    String path = url(member, "/posts/" + post);
    send(member, delete(path), "").andExpect(status().is(428));
    send(member, delete(path).header(HttpHeaders.IF_MATCH, "*"), "")
        .andExpect(status().isNoContent());
    look(member, "/posts/" + post).andExpect(status().isNotFound());
    assertThat(count("shared.publications")).isZero();
  }

  @Test
  void listsPageByPage() throws Exception {
    UUID account = fakeAccount();
    for (int i = 0; i < 5; i++) draft("Post " + i, null, account);
    String first = read(member, "/posts?limit=3&status=draft");
    assertThat((Integer) JsonPath.read(first, "$.items.length()")).isEqualTo(3);
    assertThat((String) JsonPath.read(first, "$.items[0].title")).isEqualTo("Post 4");
    assertThat((Integer) JsonPath.read(first, "$.items[0].publications.length()")).isEqualTo(1);
    String cursor = JsonPath.read(first, "$.next_cursor");
    look(member, "/posts?limit=3&status=draft&cursor=" + cursor)
        .andExpect(jsonPath("$.items.length()").value(2))
        .andExpect(jsonPath("$.items[1].title").value("Post 0"))
        .andExpect(jsonPath("$.next_cursor").value(nullValue()));
    look(member, "/posts?status=published").andExpect(jsonPath("$.items.length()").value(0));
    look(member, "/posts?status=nonsense").andExpect(status().is(422));
    look(member, "/publications?status=draft").andExpect(jsonPath("$.items.length()").value(5));
    look(member, "/publications").andExpect(jsonPath("$.items.length()").value(0));
    look(member, "/publications?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z")
        .andExpect(jsonPath("$.items.length()").value(0));
    look(member, "/publications?from=yesterday").andExpect(status().is(422));
  }

  @Test
  void showsAnotherTenantNothing() throws Exception {
    openWorkspace("Private");
    // Of an id that tells no time: a young one may yet become known, and how young it is depends.
    Film film = readyFilm(UUID.randomUUID());
    UUID account = feedAccount();
    UUID post = draft("Secret", film.id(), account);
    Caller stranger =
        Callers.newMember("posts:read", "posts:write", "posts:publish", "social_accounts:manage");

    look(stranger, "/posts/" + post).andExpect(status().isNotFound());
    look(stranger, "/social-accounts/" + account).andExpect(status().isNotFound());
    look(stranger, "/posts").andExpect(jsonPath("$.items.length()").value(0));
    look(stranger, "/publications?status=draft").andExpect(jsonPath("$.items.length()").value(0));
    for (String verb : new String[] {"publish", "cancel", "retry", "validate"}) {
      command(stranger, "/posts/" + post + "/" + verb, "").andExpect(status().isNotFound());
    }
    command(stranger, "/posts", body("Theirs", null, account)).andExpect(status().is(422));
    command(stranger, "/posts", body("Theirs", film.id(), feedAccountOf(stranger)))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.code").value("film_not_found"));
    http.perform(get(url(member, "/posts/" + post)).with(callers.as(stranger)))
        .andExpect(status().isNotFound());
    http.perform(get(url(member, "/posts/" + post)).header("X-Workspace-Id", workspace()))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void asksForThePermissionOfEachStep() throws Exception {
    UUID account = fakeAccount();
    Caller writer =
        Caller.member(
            member.userId(), workspace(), UUID.randomUUID(), "editor", Set.of("posts:write"));
    UUID post = id(text(command(writer, "/posts", body("Mine", null, account))), "$.id");
    look(writer, "/posts/" + post)
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.code").value("permission_missing"));
    command(writer, "/posts/" + post + "/publish", "").andExpect(status().isForbidden());
    command(
            writer,
            "/posts",
            body("Timed", null, account)
                .replaceFirst("\\{", "{\"scheduled_at\": \"2099-01-01T00:00:00Z\","))
        .andExpect(status().isForbidden());
  }

  @Test
  void describesItself() throws Exception {
    http.perform(get("/v3/api-docs"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.paths['/api/v1/w/{workspaceId}/posts/{id}/publish'].post").exists())
        .andExpect(jsonPath("$.paths['/feeds/{workspace}.xml'].get").exists())
        .andExpect(jsonPath("$.components.schemas.PostChange.properties.film_id").exists())
        .andExpect(jsonPath("$.components.schemas.PostChange.properties.title").exists())
        .andExpect(jsonPath("$.components.schemas.PostSummary.properties.publications").exists())
        .andExpect(jsonPath("$.components.schemas.PublicationSummary.properties.url").exists());
  }

  private UUID feedAccountOf(Caller caller) throws Exception {
    return id(read(caller, "/social-accounts"), "$.items[0].id");
  }
}
