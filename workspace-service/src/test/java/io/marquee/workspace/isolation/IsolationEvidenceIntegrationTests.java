package io.marquee.workspace.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.marquee.events.Accounts;
import io.marquee.events.audit.AuditRecorded;
import io.marquee.events.isolation.IsolationCheck;
import io.marquee.events.isolation.IsolationProbed;
import io.marquee.events.workspace.IsolationProbeRequested;
import io.marquee.tenancy.Tenant;
import io.marquee.test.Callers;
import io.marquee.test.Events;
import io.marquee.test.MarqueeTest;
import io.marquee.test.TestDatabase;
import io.marquee.web.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** The page that proves isolation. The other services are played; this one's database is real. */
@MarqueeTest
@TestPropertySource(
    properties = {
      "marquee.workspace.key-encryption-key=dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMzI=",
      // It stores nothing here.
      "marquee.s3.access-key=none",
      "marquee.s3.secret-key=none"
    })
class IsolationEvidenceIntegrationTests {

  private static final String ISOLATION = "/api/v1/workspaces/{id}/isolation";
  private static final Set<String> ALL = Set.of("workspaces:read", "workspaces:write");
  private static final List<String> OTHERS =
      List.of("billing", "film", "identity", "notification", "publishing");

  @Autowired MockMvc http;
  @Autowired Callers callers;
  @Autowired Events events;
  @Autowired TestDatabase database;
  @Autowired MeterRegistry meters;

  private final UUID userId = UUID.randomUUID();
  private final UUID accountId = Accounts.personalAccountOf(userId);

  @Test
  void isRedWhileAPolicyIsBrokenAndGreenAgain() throws Exception {
    awaitProbesOfOtherTests();
    UUID id = create("watched");
    createProject(id);
    OTHERS.forEach(service -> others(service, null, null, true));

    UUID first = probed(id);
    OTHERS.forEach(service -> others(service, first, id, true));
    await(id, "$.held", true);
    await(id, "$.probe.waiting_for.length()", 0);
    http.perform(as(member(id), get(ISOLATION, id)))
        .andExpect(jsonPath("$.probe.requested_by").value(userId.toString()))
        .andExpect(jsonPath(own("held")).value(true))
        .andExpect(jsonPath(own("checks[?(@.name == 'canaries')].attempts")).isNotEmpty());
    assertThat(events.published(AuditRecorded.class))
        .anySatisfy(
            entry -> {
              assertThat(entry.action()).isEqualTo("workspace.isolation_probed");
              assertThat(entry.targetId()).isEqualTo(id);
            });

    double broken = ended("broken");
    database.update("alter policy tenant on shared.projects using (true)");
    try {
      anewAfter(id, first);
      await(id, "$.held", false);
      http.perform(as(member(id), get(ISOLATION, id)))
          .andExpect(jsonPath(own("held")).value(false))
          .andExpect(
              jsonPath(own("checks[?(@.name == 'strangers')].breaches[0]"))
                  .value("a stranger sees rows of shared.projects"));
      assertThat(ended("broken")).isEqualTo(broken + 1);
    } finally {
      database.update(
          "alter policy tenant on shared.projects using (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid))");
    }

    double held = ended("held");
    anewAfter(id, probe(id));
    await(id, "$.held", true);
    assertThat(ended("held")).isEqualTo(held + 1);
  }

  @Test
  void isRedWhenAnotherServiceIs() throws Exception {
    UUID id = create("another");
    OTHERS.forEach(service -> others(service, null, null, true));
    UUID probe = probed(id);

    others("film", probe, id, false);

    await(id, "$.held", false);
    http.perform(as(member(id), get(ISOLATION, id)))
        .andExpect(
            jsonPath("$.probe.services[?(@.service == 'film')].checks[0].breaches[0]")
                .value("a stranger sees rows of shared.films"));
    others("film", null, null, true);
    await(id, "$.held", true);
  }

  @Test
  void asksOnceHoweverOftenItIsAsked() throws Exception {
    UUID id = create("impatient");

    UUID first = probed(id);

    assertThat(probed(id)).isEqualTo(first);
    assertThat(
            events.published(IsolationProbeRequested.class).stream()
                .filter(each -> each.workspaceId().equals(id)))
        .hasSize(1);
  }

  @Test
  void needsThePermissionAndShowsNobodyAnothersProbes() throws Exception {
    UUID id = create("private");
    probed(id);
    Caller reader = Caller.member(userId, id, accountId, "viewer", Set.of("workspaces:read"));

    http.perform(as(reader, post(ISOLATION + "/probes", id))).andExpect(status().isForbidden());
    UUID other = create("other");
    http.perform(as(member(other), post(ISOLATION + "/probes", id)))
        .andExpect(status().isNotFound());
    http.perform(as(member(other), get(ISOLATION, other)))
        .andExpect(jsonPath("$.probe").doesNotExist());
  }

  /** They would be counted among those of a test that counts. */
  private void awaitProbesOfOtherTests() {
    Awaitility.await()
        .until(
            () -> {
              var reported =
                  events.published(IsolationProbed.class).stream()
                      .map(IsolationProbed::probeId)
                      .toList();
              return events.published(IsolationProbeRequested.class).stream()
                  .allMatch(asked -> reported.contains(asked.probeId()));
            });
  }

  private UUID probed(UUID id) throws Exception {
    String body =
        http.perform(as(member(id), post(ISOLATION + "/probes", id)))
            .andExpect(status().isAccepted())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return UUID.fromString(JsonPath.read(body, "$.probe.id"));
  }

  private UUID probe(UUID id) throws Exception {
    String body =
        http.perform(as(member(id), get(ISOLATION, id)))
            .andReturn()
            .getResponse()
            .getContentAsString();
    return UUID.fromString(JsonPath.read(body, "$.probe.id"));
  }

  /** The pause between two wishes is over, as time would have it. */
  private void anewAfter(UUID id, UUID former) throws Exception {
    database.update(
        "update shared.isolation_probes set requested_at = requested_at - interval '1 minute' where workspace_id = ?",
        id);
    UUID next = probed(id);
    assertThat(next).isNotEqualTo(former);
    Awaitility.await()
        .until(
            () -> database.count("shared.isolation_probe_reports where probe_id = ?", next) == 1);
  }

  private void others(
      String service, @Nullable UUID probe, @Nullable UUID workspace, boolean held) {
    List<String> breaches = held ? List.of() : List.of("a stranger sees rows of shared.films");
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    events.deliver(
        new IsolationProbed(
            UUID.randomUUID(),
            probe,
            workspace,
            service,
            now,
            now,
            3,
            0,
            List.of(new IsolationCheck("strangers", 12, breaches))),
        workspace == null ? Tenant.NONE : Tenant.workspace(workspace, accountId));
  }

  private double ended(String outcome) {
    return meters.counter("marquee.isolation.probes", "outcome", outcome).count();
  }

  private static String own(String field) {
    return "$.probe.services[?(@.service == 'workspace')]." + field;
  }

  private UUID create(String slug) throws Exception {
    String body =
        http.perform(
                as(Caller.person(userId, accountId), post("/api/v1/workspaces"))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"name\":\"A\",\"slug\":\"%s\",\"kind\":\"brand\"}".formatted(slug)))
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return UUID.fromString(JsonPath.read(body, "$.id"));
  }

  private void createProject(UUID id) throws Exception {
    Caller maker =
        Caller.member(userId, id, accountId, "owner", Set.of("projects:read", "projects:write"));
    http.perform(
            as(maker, post("/api/v1/w/{id}/projects", id))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"P\",\"slug\":\"p\",\"type\":\"campaign\"}"))
        .andExpect(status().isCreated());
  }

  private void await(UUID id, String path, Object value) {
    Awaitility.await(path + " to be " + value)
        .untilAsserted(
            () ->
                http.perform(as(member(id), get(ISOLATION, id)))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath(path).value(value)));
  }

  private Caller member(UUID workspace) {
    return Caller.member(userId, workspace, accountId, "owner", ALL);
  }

  private <B extends AbstractMockHttpServletRequestBuilder<B>> B as(Caller caller, B request) {
    return request.with(callers.as(caller));
  }
}
