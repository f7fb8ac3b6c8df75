package io.marquee.gateway;

import static io.marquee.gateway.directory.DirectoryFixtures.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.events.workspace.DomainEvent;
import io.marquee.events.workspace.DomainState;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Names under which the gateway is called: ours, customers', and nobody's. */
class CustomDomainsIntegrationTests extends GatewayTest {

  private final UUID domain = UUID.randomUUID();
  private final String host = "films-" + brand + ".example";

  @Test
  void aDomainShowsItsWorkspaceAndNoOther() throws Exception {
    isMember("films:read");
    UUID other = UUID.randomUUID();
    KAFKA.publish(workspace(other, account, "active"));
    assertThat(as(host, "/api/v1/w/" + brand + "/films")).contains(" 421 ");

    KAFKA.publish(new DomainState(domain, brand, account, host, Instant.now()));
    await().until(() -> as(host, "/api/v1/w/" + brand + "/films").contains(" 200 "));
    assertThat(
            as(host.toUpperCase(java.util.Locale.ROOT) + ":8080", "/api/v1/w/" + brand + "/films"))
        .contains(" 200 ");
    assertThat(as(host, "/api/v1/w/" + other + "/films")).contains(" 404 ");
    assertThat(as(host, "/feeds/" + other + ".xml")).contains(" 404 ");
    assertThat(as(host, "/feeds/" + brand + ".xml")).doesNotContain(" 404 ", " 421 ");

    KAFKA.tombstone(DomainEvent.TOPIC, domain);
    await().until(() -> as(host, "/api/v1/w/" + brand + "/films").contains(" 421 "));
  }

  @Test
  void aNameOfNobodyShowsNothing() throws Exception {
    isMember("films:read");
    assertThat(as("evil.example", "/docs")).contains(" 421 ");
    assertThat(as("localhost", "/api/v1/w/" + brand + "/films")).contains(" 200 ");
  }

  @Test
  void saysWhoseDomainItWasCalledBy() throws Exception {
    isMember("films:read");
    KAFKA.publish(new DomainState(domain, brand, account, host, Instant.now()));
    String theirs = "{\"workspace_id\":\"" + brand + "\"}";
    await().until(() -> whole(host).endsWith(theirs));
    assertThat(whole(host.toUpperCase(java.util.Locale.ROOT) + ".:8080")).endsWith(theirs);
    assertThat(whole(host)).contains(" 200 ", "no-store", "application/json");
    assertThat(whole("localhost")).contains(" 200 ").endsWith("{\"workspace_id\":null}");
    assertThat(as("evil.example", "/api/v1/host")).contains(" 421 ");

    KAFKA.tombstone(DomainEvent.TOPIC, domain);
    await().until(() -> as(host, "/api/v1/host").contains(" 421 "));
  }

  private String whole(String name) throws Exception {
    return rawWhole(
        "GET /api/v1/host HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(name));
  }

  private String as(String name, String path) throws Exception {
    return raw(
        "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
            .formatted(path, name, token));
  }
}
