package io.marquee.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;

class RoutesFileTests {

  private static final String W = "/api/v1/w/0199a0c0-0000-7000-8000-000000000001";

  private final RouteTable table = RoutesFile.read(new ClassPathResource("routes.yml"));

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/auth/login, identity, public",
    "GET, /api/v1/auth/me, identity, authenticated",
    "GET, /.well-known/jwks.json, identity, public",
    "GET, W/members, identity, members:read",
    "GET, /api/v1/workspaces, workspace, authenticated",
    "POST, /api/v1/workspaces, workspace, authenticated",
    "GET, /api/v1/workspaces/7/stats, workspace, workspaces:read",
    "DELETE, /api/v1/workspaces/7, workspace, workspaces:delete",
    "POST, /api/v1/workspaces/7/restore, workspace, workspaces:delete",
    "POST, W/projects, workspace, projects:write",
    "POST, W/films, film, films:write",
    "GET, W/films/7/shots, film, films:read",
    "POST, W/films/7/generations, film, films:generate",
    "POST, W/films/7/generations/8/cancel, film, films:generate",
    "GET, W/films/7/generations/8/events, film, films:read",
    "POST, W/assets/7/complete, film, assets:write",
    "POST, W/posts, publishing, posts:write",
    "POST, W/posts/7/publish, publishing, posts:publish",
    "POST, W/posts/7/validate, publishing, posts:write",
    "GET, W/publications, publishing, posts:read",
    "GET, /feeds/7.xml, publishing, public",
    "GET, /media/7.mp4, publishing, public",
    "GET, W/usage, billing, billing:read",
    "PUT, W/subscription, billing, billing:manage",
    "GET, /api/v1/accounts/7/balance, billing, authenticated",
    "GET, W/notifications/unread-count, notification, notifications:read",
    "POST, W/webhooks/7/rotate-secret, notification, webhooks:manage",
    "GET, /api/v1/openapi.json, gateway, public"
  })
  void sendsEachPathToItsService(HttpMethod method, String path, String service, String access) {
    RouteTable.Match match = table.match(method, path.replace("W/", W + "/"));
    assertThat(match).isInstanceOf(RouteTable.Match.Found.class);
    Rule rule = ((RouteTable.Match.Found) match).rule();
    assertThat(rule.service()).isEqualTo(service);
    assertThat(rule.access()).isEqualTo(Access.of(access));
  }

  @Test
  void letsOnlyNamedPathsIn() {
    for (String path :
        Set.of(
            "/actuator/health",
            "/v3/api-docs",
            "/api/v1",
            W,
            W + "/nothing",
            "/webjars/x.js",
            "/feeds/.xml",
            "/feeds/7"))
      assertThat(table.match(HttpMethod.GET, path)).isInstanceOf(RouteTable.Match.Unknown.class);
  }

  @Test
  void streamsWithoutATimeLimit() {
    assertThat(table.rules())
        .filteredOn(rule -> rule.is(Rule.Mark.STREAM))
        .extracting(Rule::pattern)
        .containsExactlyInAnyOrder(
            "/api/v1/accounts/{account}/audit/export",
            "/api/v1/auth/audit/export",
            "/api/v1/w/{workspace}/audit/export",
            "/api/v1/w/{workspace}/films/{film}/generations/{generation}/events",
            "/media/{publication}.mp4",
            "/media/{publication}.jpg");
  }

  @Test
  void namesEveryPathWhole() {
    assertThat(table.rules())
        .filteredOn(rule -> rule.pattern().contains("**"))
        .extracting(Rule::service)
        .containsOnly("gateway");
  }

  @Test
  void needsAMembershipForEveryPathOfAWorkspace() {
    assertThat(table.rules())
        .filteredOn(rule -> rule.pattern().startsWith("/api/v1/w/"))
        .hasSizeGreaterThan(50)
        .allMatch(Rule::isOfWorkspace);
  }

  @Test
  void doesNotStartWithAWordItDoesNotKnow() {
    ByteArrayResource typo =
        new ByteArrayResource(
            "- { methods: read, path: /x, service: film, acess: public }"
                .getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> RoutesFile.read(typo)).hasMessageContaining("acess");
  }
}
