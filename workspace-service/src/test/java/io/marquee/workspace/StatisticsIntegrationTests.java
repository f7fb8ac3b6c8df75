package io.marquee.workspace;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.Accounts;
import io.marquee.events.billing.UsageConfirmed;
import io.marquee.events.film.AssetStored;
import io.marquee.events.film.FilmCreated;
import io.marquee.events.film.FilmGenerated;
import io.marquee.events.film.FilmMoved;
import io.marquee.events.film.GeneratedVariant;
import io.marquee.events.identity.AccessGrantEvent;
import io.marquee.events.identity.AccessGrantState;
import io.marquee.events.publishing.PostPublished;
import io.marquee.tenancy.Tenant;
import io.marquee.web.Caller;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatisticsIntegrationTests extends WorkspaceTest {

  @Test
  void sumsUpWhatTheOthersTell() throws Exception {
    UUID id = createWorkspace("sums");
    Tenant tenant = Tenant.workspace(id, accountId);
    UUID film = UUID.randomUUID();
    UUID reservation = UUID.randomUUID();
    createProject(id, "one", null);
    events.deliver(new FilmCreated(film, null, "Launch"), tenant);
    events.deliver(
        new AssetStored(UUID.randomUUID(), "a.jpg", "image/jpeg", 1_000_000_000), tenant);
    events.deliver(
        new FilmGenerated(
            film,
            UUID.randomUUID(),
            reservation,
            null,
            "Launch",
            3000,
            List.of(
                new GeneratedVariant(
                    UUID.randomUUID(), "16:9", "k", "video/mp4", 500_000_000, 1280, 720, 3000, "")),
            "p",
            3,
            null),
        tenant);
    var confirmed =
        new UsageConfirmed(reservation, UUID.randomUUID(), null, 1250, 0, new BigDecimal("12.50"));
    UUID eventId = UUID.randomUUID();
    events.deliver(eventId, confirmed, tenant, 2);
    events.deliver(eventId, confirmed, tenant, 2);
    events.deliver(
        new PostPublished(
            UUID.randomUUID(),
            UUID.randomUUID(),
            film,
            null,
            "Launch",
            "feed",
            UUID.randomUUID(),
            "http://x",
            Instant.now()),
        tenant);

    eventually(
        () ->
            http.perform(as(member(id), get("/api/v1/workspaces/{id}/stats", id)))
                .andExpect(jsonPath("$.workspace_name").value("Acme"))
                .andExpect(jsonPath("$.totals.projects").value(1))
                .andExpect(jsonPath("$.totals.films").value(1))
                .andExpect(jsonPath("$.totals.films_generated").value(1))
                .andExpect(jsonPath("$.totals.assets").value(1))
                .andExpect(jsonPath("$.totals.characters").value(0))
                .andExpect(jsonPath("$.totals.publications").value(1))
                .andExpect(jsonPath("$.storage.used_gb").value(1.5))
                .andExpect(jsonPath("$.storage.percent_used").value(15.0))
                .andExpect(jsonPath("$.costs.total_spent_usd").value(12.5))
                .andExpect(jsonPath("$.costs.monthly_budget_usd").value(50.0))
                .andExpect(jsonPath("$.costs.percent_used").value(25.0)));
  }

  @Test
  void tellsSumsByDayProjectAndProvider() throws Exception {
    awaitADayThatLasts();
    UUID id = createWorkspace("by");
    UUID project = createProject(id, "one", null);
    UUID other = createProject(id, "two", null);
    UUID film = UuidCreator.getTimeOrderedEpoch();
    events.deliver(new FilmCreated(film, project, "Launch"), tenant(id));
    spend(id, project, "3.25");
    spend(id, null, "1.75");
    events.deliver(
        new PostPublished(
            UUID.randomUUID(),
            UUID.randomUUID(),
            film,
            project,
            "Launch",
            "feed",
            UUID.randomUUID(),
            "http://x",
            Instant.now()),
        tenant(id));

    eventually(
        () ->
            http.perform(as(member(id), get(stats("/breakdown"), id).param("by", "project")))
                .andExpect(jsonPath("$.items[0].id").value(project.toString()))
                .andExpect(jsonPath("$.items[0].sums.films").value(1))
                .andExpect(jsonPath("$.items[0].sums.spent_usd").value(3.25)));
    eventually(
        () ->
            http.perform(as(member(id), get(stats("/breakdown"), id).param("by", "provider")))
                .andExpect(jsonPath("$.items[?(@.id=='feed')].sums.posts").value(1))
                .andExpect(jsonPath("$.items[?(@.id=='marquee')].sums.spent_usd").value(5.0)));
    eventually(
        () ->
            http.perform(as(member(id), get(stats("/daily"), id)))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].day").value(today().toString()))
                .andExpect(jsonPath("$.items[0].sums.projects").value(2))
                .andExpect(jsonPath("$.items[0].sums.spent_usd").value(5.0)));
    http.perform(as(member(id), get("/api/v1/workspaces/{id}/stats", id)))
        .andExpect(jsonPath("$.costs.month_forecast_usd").isNumber());

    events.deliver(new FilmMoved(film, other, project), tenant(id));
    eventually(
        () ->
            http.perform(as(member(id), get(stats("/breakdown"), id).param("by", "project")))
                .andExpect(
                    jsonPath("$.items[?(@.id=='%s')].sums.films".formatted(project)).value(0))
                .andExpect(
                    jsonPath("$.items[?(@.id=='%s')].sums.films".formatted(other)).value(1)));
  }

  @Test
  void refusesSpansThatMakeNoSense() throws Exception {
    UUID id = createWorkspace("span");
    http.perform(
            as(
                member(id),
                get(stats("/daily"), id).param("from", "2026-02-01").param("to", "2026-01-01")))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errors[0].code").value("invalid_span"));
    http.perform(
            as(
                member(id),
                get(stats("/daily"), id).param("from", "2020-01-01").param("to", "2026-01-01")))
        .andExpect(status().isUnprocessableContent());
    http.perform(as(member(id), get(stats("/breakdown"), id)))
        .andExpect(status().is4xxClientError());
  }

  @Test
  void looksOverAnAccount() throws Exception {
    awaitADayThatLasts();
    UUID one = createWorkspace("one");
    UUID two = createWorkspace("two");
    createProject(one, "a", null);
    createProject(two, "b", null);
    spend(one, null, "2.00");
    spend(two, null, "3.00");

    eventually(
        () ->
            http.perform(as(person, get("/api/v1/accounts/{a}/overview", accountId)))
                .andExpect(jsonPath("$.workspaces").value(2))
                .andExpect(jsonPath("$.total.projects").value(2))
                .andExpect(jsonPath("$.total.spent_usd").value(5.0))
                .andExpect(jsonPath("$.month_spent_usd").value(5.0))
                .andExpect(jsonPath("$.items[0].workspace_id").value(two.toString()))
                .andExpect(jsonPath("$.items[0].sums.spent_usd").value(3.0)));
    http.perform(as(person, get("/api/v1/accounts/{a}/overview", accountId).param("limit", "1")))
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.total.projects").value(2))
        .andExpect(jsonPath("$.next_cursor").isNotEmpty());
    http.perform(as(person, get("/api/v1/accounts/{a}/overview/daily", accountId)))
        .andExpect(jsonPath("$.items[0].sums.spent_usd").value(5.0));

    UUID strangerId = UUID.randomUUID();
    Caller stranger = Caller.person(strangerId, Accounts.personalAccountOf(strangerId));
    http.perform(as(stranger, get("/api/v1/accounts/{a}/overview", accountId)))
        .andExpect(status().isNotFound());
    http.perform(
            as(
                stranger,
                get("/api/v1/accounts/{a}/overview", Accounts.personalAccountOf(strangerId))))
        .andExpect(jsonPath("$.workspaces").value(0))
        .andExpect(jsonPath("$.total.spent_usd").value(0.0));
  }

  @Test
  void showsTheInstallationToWhoRunsIt() throws Exception {
    createWorkspace("among-all");
    http.perform(as(person, get("/api/v1/overview"))).andExpect(status().isNotFound());
    UUID grant = UUID.randomUUID();
    events.deliver(
        new AccessGrantState(grant, userId, "system", null, "system_admin", List.of()),
        Tenant.NONE);
    eventually(
        () ->
            http.perform(as(person, get("/api/v1/overview")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.workspaces").isNumber()));
    http.perform(as(person, get("/api/v1/overview/daily"))).andExpect(status().isOk());

    events.deliverTombstone(AccessGrantEvent.class, AccessGrantState.class, grant, Tenant.NONE);
    eventually(
        () -> http.perform(as(person, get("/api/v1/overview"))).andExpect(status().isNotFound()));
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  /** What is counted before midnight and after it is of two days, and perhaps of two months. */
  private static void awaitADayThatLasts() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                today().equals(LocalDate.ofInstant(Instant.now().plusSeconds(90), ZoneOffset.UTC)));
  }

  private void spend(UUID workspace, @Nullable UUID project, String usd) {
    UUID reservation = UUID.randomUUID();
    events.deliver(
        new UsageConfirmed(reservation, UUID.randomUUID(), project, 100, 0, new BigDecimal(usd)),
        tenant(workspace));
  }

  private static String stats(String rest) {
    return "/api/v1/workspaces/{id}/stats" + rest;
  }
}
