package io.marquee.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.marquee.events.workspace.DomainState;
import io.marquee.workspace.domain.RecheckDomains;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

class DomainsIntegrationTests extends WorkspaceTest {

  @Autowired RecheckDomains recheckDomains;

  private record Claimed(UUID id, String host, String txtName, String txtValue) {}

  @Test
  void leadsToTheWorkspaceOnceDnsProvesIt() throws Exception {
    UUID workspace = createWorkspace("dns");
    Claimed domain = claim(workspace);
    verify(workspace, domain)
        .andExpect(jsonPath("$.status").value("pending"))
        .andExpect(jsonPath("$.problem").value(org.hamcrest.Matchers.startsWith("no TXT record")));

    DNS.text(domain.txtName(), domain.txtValue());
    verify(workspace, domain)
        .andExpect(jsonPath("$.problem").value(domain.host() + " has no CNAME record"));
    DNS.alias(domain.host(), "elsewhere.example");
    verify(workspace, domain)
        .andExpect(
            jsonPath("$.problem")
                .value(org.hamcrest.Matchers.containsString("leads to elsewhere.example")));
    assertThat(events.published(DomainState.class, domain.id())).isEmpty();

    DNS.alias(domain.host(), "custom.marquee.localhost");
    verify(workspace, domain)
        .andExpect(jsonPath("$.status").value("verified"))
        .andExpect(jsonPath("$.problem").doesNotExist());
    verify(workspace, domain).andExpect(jsonPath("$.status").value("verified"));
    assertThat(events.published(DomainState.class, domain.id()))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.host()).isEqualTo(domain.host());
              assertThat(told.workspaceId()).isEqualTo(workspace);
              assertThat(told.accountId()).isEqualTo(accountId);
            });

    http.perform(
            as(member(workspace), delete(url("/{d}"), workspace, domain.id()))
                .header("If-Match", "*"))
        .andExpect(status().isNoContent());
    assertThat(tombstones(domain.id())).isEqualTo(1);
    assertThat(database.count("service.domain_directory where host = ?", domain.host())).isZero();
  }

  @Test
  void oneDomainLeadsToOneWorkspace() throws Exception {
    UUID first = createWorkspace("first");
    UUID second = createWorkspace("second");
    Claimed mine = claim(first);
    Claimed theirs = claim(second, mine.host());
    DNS.alias(mine.host(), "custom.marquee.localhost");
    DNS.text(mine.txtName(), mine.txtValue());
    verify(first, mine).andExpect(jsonPath("$.status").value("verified"));

    DNS.text(theirs.txtName(), theirs.txtValue());
    verify(second, theirs)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("domain_taken"));
    http.perform(
            json(
                as(member(first), post(url(""), first)),
                "{\"host\":\"%s\"}".formatted(mine.host())))
        .andExpect(status().isConflict());
  }

  @Test
  void isSuspendedWhenDnsSaysOtherwiseForDays() throws Exception {
    UUID workspace = createWorkspace("lapsed");
    Claimed domain = claim(workspace);
    DNS.text(domain.txtName(), domain.txtValue());
    DNS.alias(domain.host(), "custom.marquee.localhost");
    verify(workspace, domain).andExpect(jsonPath("$.status").value("verified"));
    DNS.forget(domain.txtName());

    for (int day = 0; day < 3; day++) {
      assertThat(tombstones(domain.id())).isZero();
      aDayLater(domain);
      recheckDomains.run();
    }

    http.perform(as(member(workspace), get(url("/{d}"), workspace, domain.id())))
        .andExpect(jsonPath("$.status").value("suspended"));
    assertThat(tombstones(domain.id())).isEqualTo(1);
    DNS.text(domain.txtName(), domain.txtValue());
    verify(workspace, domain).andExpect(jsonPath("$.status").value("verified"));
    assertThat(events.published(DomainState.class, domain.id())).hasSize(2);
  }

  @Test
  void isNotSuspendedByWhoTriesAgainAndAgain() throws Exception {
    UUID workspace = createWorkspace("impatient");
    Claimed domain = claim(workspace);
    DNS.text(domain.txtName(), domain.txtValue());
    DNS.alias(domain.host(), "custom.marquee.localhost");
    verify(workspace, domain).andExpect(jsonPath("$.status").value("verified"));
    DNS.forget(domain.txtName());
    for (int time = 0; time < 5; time++) {
      verify(workspace, domain)
          .andExpect(jsonPath("$.status").value("verified"))
          .andExpect(jsonPath("$.problem").isNotEmpty());
    }
    assertThat(tombstones(domain.id())).isZero();
  }

  @Test
  void silenceOfDnsCountsForNothing() throws Exception {
    UUID workspace = createWorkspace("silent");
    Claimed domain = claim(workspace);
    DNS.keepSilent(true);
    try {
      verify(workspace, domain)
          .andExpect(status().isServiceUnavailable())
          .andExpect(jsonPath("$.code").value("dns_unavailable"));
    } finally {
      DNS.keepSilent(false);
    }
    http.perform(as(member(workspace), get(url("/{d}"), workspace, domain.id())))
        .andExpect(jsonPath("$.checked_at").doesNotExist());
  }

  @Test
  void refusesWhatIsNoDomainOfTheirOwn() throws Exception {
    UUID workspace = createWorkspace("names");
    for (String host :
        new String[] {
          "localhost",
          "127.0.0.1",
          "a..b",
          "-x.example",
          "custom.marquee.localhost",
          "other.marquee.localhost",
          "http://x.example",
          "x_y.example"
        }) {
      http.perform(
              json(
                  as(member(workspace), post(url(""), workspace)),
                  "{\"host\":\"%s\"}".formatted(host)))
          .andExpect(status().isUnprocessableContent())
          .andExpect(jsonPath("$.errors[0].pointer").value("/host"));
    }
    http.perform(
            json(
                as(member(workspace), post(url(""), workspace)),
                "{\"host\":\"Films.Bücher.example\"}"))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.host").value("films.xn--bcher-kva.example"));
  }

  private Claimed claim(UUID workspace) throws Exception {
    return claim(workspace, "films-" + workspace + ".example");
  }

  private Claimed claim(UUID workspace, String host) throws Exception {
    String answer =
        http.perform(
                json(
                    as(member(workspace), post(url(""), workspace)),
                    "{\"host\":\"%s\"}".formatted(host)))
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return new Claimed(
        UUID.fromString(JsonPath.read(answer, "$.id")),
        JsonPath.read(answer, "$.host"),
        JsonPath.read(answer, "$.txt_name"),
        JsonPath.read(answer, "$.txt_value"));
  }

  private ResultActions verify(UUID workspace, Claimed domain) throws Exception {
    return http.perform(as(member(workspace), post(url("/{d}/verify"), workspace, domain.id())));
  }

  private void aDayLater(Claimed domain) {
    database.update(
        "update shared.domains set checked_at = checked_at - interval '25 hours' where id = ?",
        domain.id());
  }

  private long tombstones(UUID domain) {
    return database.count(
        "service.outbox where topic = 'workspace.domains' and key = ? and payload is null", domain);
  }

  private static String url(String rest) {
    return "/api/v1/workspaces/{id}/domains" + rest;
  }
}
