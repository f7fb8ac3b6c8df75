package io.marquee.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.gateway.directory.ApiKey;
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
          UUID.randomUUID(),
          UUID.randomUUID(),
          UUID.randomUUID(),
          "a@b.c",
          "Ada",
          null,
          Instant.MAX);
  private final Standing standing =
      new Standing(
          workspace, UUID.randomUUID(), false, false, new Grant("editor", Set.of("films:read")));
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
      new StampedHeaders(stamps, new ClientAddress(Set.of("10.0.0.1"), "X-Forwarded-For"));

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
    Passage login = Passage.ofAnybody(rule("identity", "public"));
    assertThat(filter(login, "Authorization", "Basic x").getFirst("Authorization"))
        .isEqualTo("Basic x");
    Passage feed = Passage.ofAnybody(rule("publishing", "public"));
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
    String first = stamps.tokenFor(passage("film"));
    assertThat(stamps.tokenFor(passage("film"))).isSameAs(first);
    assertThat(stamps.tokenFor(passage("billing"))).isNotEqualTo(first);
    Rule outside = rule("film", "authenticated");
    assertThat(stamps.tokenFor(Passage.of(outside, session, null))).isNotEqualTo(first);
    Standing promoted =
        new Standing(
            workspace, standing.accountId(), false, false, new Grant("owner", Set.of("all")));
    Passage now = Passage.of(rule("film", "films:read"), session, promoted);
    String second = stamps.tokenFor(now);
    assertThat(second).isNotEqualTo(first);
    clock = Clock.offset(clock, Duration.ofSeconds(31));
    assertThat(stamps.tokenFor(now)).isNotSameAs(second);
  }

  @Test
  void saysWhichKeyCallsAndForWhom() {
    ApiKey key =
        new ApiKey(
            UUID.randomUUID(),
            workspace,
            standing.accountId(),
            session.userId(),
            "hash",
            null,
            new Grant("api_user", Set.of("films:read")),
            Set.of(session.userId()),
            Set.of(),
            null,
            null);
    String token = stamps.tokenFor(Passage.of(rule("film", "films:read"), key, standing));
    Caller caller = new InternalToken("film", KEY, Clock.systemUTC()).verify(token);
    assertThat(caller.apiKeyId()).isEqualTo(key.keyId());
    assertThat(caller.sessionId()).isNull();
    assertThat(caller.projectIds()).containsExactly(session.userId());
    assertThat(caller.principal()).isEqualTo("key:" + key.keyId());
    assertThat(caller.userId()).isEqualTo(session.userId());
  }

  @Test
  void refusesToRouteWhatDidNotPassTheDoor() {
    MockServerWebExchange exchange =
        MockServerWebExchange.from(MockServerHttpRequest.get("/api/v1/x"));
    assertThatThrownBy(() -> headers.filter(new HttpHeaders(), exchange))
        .isInstanceOf(IllegalStateException.class);
  }

  private Passage passage(String service) {
    return Passage.of(rule(service, "films:read"), session, standing);
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

  private static Rule rule(String service, String access) {
    return new Rule(
        Set.of(HttpMethod.GET), "/api/v1/w/{workspace}/x", service, Access.of(access), Set.of());
  }
}
