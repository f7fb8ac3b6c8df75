package io.marquee.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.gateway.directory.Grant;
import io.marquee.gateway.directory.Standing;
import io.marquee.gateway.route.Access;
import io.marquee.gateway.route.Rule;
import io.marquee.gateway.token.Session;
import io.marquee.web.Caller;
import io.marquee.web.InternalToken;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class StampedHeadersTests {

  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes();

  private final UUID workspace = UUID.randomUUID();
  private final Session session =
      new Session(
          UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "a@b.c", "Ada", Instant.MAX);
  private final Standing standing =
      new Standing(workspace, UUID.randomUUID(), false, new Grant("editor", Set.of("films:read")));
  private Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
  private final Stamps stamps =
      new Stamps(
          service -> new InternalToken(service, KEY, Clock.systemUTC()),
          new Clock() {
            @Override
            public java.time.ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return clock.instant();
            }
          },
          100);
  private final StampedHeaders headers =
      new StampedHeaders(stamps, new ClientAddress(Set.of("10.0.0.1")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Marquee-Token",
        "x-marquee-anything",
        "X_Marquee_Token",
        "X-Workspace-Id",
        "x-workspace-id",
        "X-User-Id",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "Forwarded",
        "X-Real-IP",
        "X-Original-URL",
        "X-HTTP-Method-Override",
        "Authorization",
        "Cookie"
      })
  void takesAwayWhatOnlyTheGatewayMaySay(String name) {
    HttpHeaders sent = filter(passage("film"), name, "forged");
    sent.forEach((header, values) -> assertThat(values).doesNotContain("forged"));
  }

  @Test
  void passesOnWhatTheClientMaySay() {
    for (String name : Set.of("Accept", "Content-Type", "Idempotency-Key", "If-Match", "Range"))
      assertThat(filter(passage("film"), name, "kept").getFirst(name)).isEqualTo("kept");
  }

  @Test
  void passesCredentialsToThePublicPathsOfIdentityOnly() {
    Passage login = new Passage(rule("identity", "public"), null, null);
    assertThat(filter(login, "Authorization", "Basic x").getFirst("Authorization"))
        .isEqualTo("Basic x");
    Passage feed = new Passage(rule("publishing", "public"), null, null);
    assertThat(filter(feed, "Authorization", "Basic x").getFirst("Authorization")).isNull();
    assertThat(filter(feed, "Accept", "*/*").getFirst(InternalToken.HEADER)).isNull();
  }

  @Test
  void stampsTheWorkspaceAndATokenThatTheServiceCanVerify() {
    HttpHeaders sent = filter(passage("film"), "Accept", "*/*");
    assertThat(sent.getFirst("X-Workspace-Id")).isEqualTo(workspace.toString());
    Caller caller =
        new InternalToken("film", KEY, Clock.systemUTC())
            .verify(Objects.requireNonNull(sent.getFirst(InternalToken.HEADER)));
    assertThat(caller.userId()).isEqualTo(session.userId());
    assertThat(caller.workspaceId()).isEqualTo(workspace);
    assertThat(caller.accountId()).isEqualTo(standing.accountId());
    assertThat(caller.permissions()).containsExactly("films:read");
    assertThat(caller.sessionId()).isEqualTo(session.sessionId());
  }

  @Test
  void usesATokenForHalfItsLifeAndMakesANewOneForANewRole() {
    String first = stamps.tokenFor("film", session, standing);
    assertThat(stamps.tokenFor("film", session, standing)).isSameAs(first);
    assertThat(stamps.tokenFor("billing", session, standing)).isNotEqualTo(first);
    assertThat(stamps.tokenFor("film", session, null)).isNotEqualTo(first);
    Standing promoted =
        new Standing(workspace, standing.accountId(), false, new Grant("owner", Set.of("all")));
    String second = stamps.tokenFor("film", session, promoted);
    assertThat(second).isNotEqualTo(first);
    clock = Clock.offset(clock, Duration.ofSeconds(31));
    assertThat(stamps.tokenFor("film", session, promoted)).isNotSameAs(second);
  }

  @Test
  void believesForwardedAddressesOfTrustedProxiesOnly() {
    assertThat(clientOf("198.51.100.7", "203.0.113.9")).isEqualTo("198.51.100.7");
    assertThat(clientOf("10.0.0.1", "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(clientOf("10.0.0.1", "6.6.6.6, 203.0.113.9, 10.0.0.1")).isEqualTo("203.0.113.9");
    assertThat(clientOf("10.0.0.1", "<script>")).isEqualTo("10.0.0.1");
  }

  @Test
  void refusesToRouteWhatDidNotPassTheDoor() {
    MockServerWebExchange exchange =
        MockServerWebExchange.from(MockServerHttpRequest.get("/api/v1/x"));
    assertThatThrownBy(() -> headers.filter(new HttpHeaders(), exchange))
        .isInstanceOf(IllegalStateException.class);
  }

  private Passage passage(String service) {
    return new Passage(rule(service, "films:read"), session, standing);
  }

  private HttpHeaders filter(Passage passage, String name, String value) {
    MockServerWebExchange exchange =
        MockServerWebExchange.from(
            MockServerHttpRequest.get("/api/v1/x")
                .remoteAddress(new InetSocketAddress("198.51.100.7", 1234))
                .header(name, value));
    passage.attachTo(exchange);
    return headers.filter(exchange.getRequest().getHeaders(), exchange);
  }

  private static String clientOf(String peer, String forwarded) {
    return new ClientAddress(Set.of("10.0.0.1"))
        .of(
            MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(peer, 1234))
                .header("X-Forwarded-For", forwarded)
                .build());
  }

  private static Rule rule(String service, String access) {
    return new Rule(
        Set.of(HttpMethod.GET), "/api/v1/w/{workspace}/x", service, Access.of(access), Set.of());
  }
}
