package io.marquee.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class RouteTableTests {

  private final RouteTable table =
      new RouteTable(
          List.of(
              rule("GET", "/films", "all"),
              rule("GET", "/films/{film}", "one"),
              rule("POST", "/films/search", "search"),
              rule("GET", "/films/{film}/**", "below"),
              rule("POST", "/films/{film}/shots/{shot}", "shot"),
              rule("GET", "/films/{film}", "never")));

  @Test
  void findsAWordBeforeAVariableAndThatBeforeTheRest() {
    assertThat(service("GET", "/films")).isEqualTo("all");
    assertThat(service("GET", "/films/7")).isEqualTo("one");
    assertThat(service("POST", "/films/search")).isEqualTo("search");
    assertThat(service("GET", "/films/7/shots/3")).isEqualTo("below");
    assertThat(service("POST", "/films/7/shots/3")).isEqualTo("shot");
  }

  @Test
  void goesBackToAVariableWhenTheWordDoesNotAnswerTheMethod() {
    assertThat(service("GET", "/films/search")).isEqualTo("one");
  }

  @Test
  void theRestIncludesNothing() {
    RouteTable rest = new RouteTable(List.of(rule("GET", "/docs/**", "docs")));
    assertThat(rest.match(HttpMethod.GET, "/docs")).isInstanceOf(RouteTable.Match.Found.class);
    assertThat(rest.match(HttpMethod.GET, "/docs/a/b")).isInstanceOf(RouteTable.Match.Found.class);
    assertThat(rest.match(HttpMethod.GET, "/docs/a/")).isInstanceOf(RouteTable.Match.Unknown.class);
    assertThat(rest.match(HttpMethod.GET, "/docsx")).isInstanceOf(RouteTable.Match.Unknown.class);
  }

  @Test
  void knowsVariablesByTheirEnding() {
    RouteTable files =
        new RouteTable(
            List.of(
                rule("GET", "/media/{id}.mp4", "film"),
                rule("GET", "/media/{id}.jpg", "picture"),
                rule("GET", "/media/list", "list")));
    assertThat(files.match(HttpMethod.GET, "/media/7.mp4")).isEqualTo(found(files, 0));
    assertThat(files.match(HttpMethod.GET, "/media/7.jpg")).isEqualTo(found(files, 1));
    assertThat(files.match(HttpMethod.GET, "/media/list")).isEqualTo(found(files, 2));
    for (String path : List.of("/media/7", "/media/.mp4", "/media/7.mp4/8", "/media/7.MP4"))
      assertThat(files.match(HttpMethod.GET, path)).isInstanceOf(RouteTable.Match.Unknown.class);
  }

  @Test
  void answersHeadLikeGet() {
    assertThat(service("HEAD", "/films/7")).isEqualTo("one");
  }

  @Test
  void tellsWhichMethodsAPathHas() {
    assertThat(table.match(HttpMethod.DELETE, "/films/search"))
        .isEqualTo(new RouteTable.Match.MethodNotAllowed(Set.of("GET", "POST")));
  }

  @Test
  void doesNotKnowOtherPaths() {
    for (String path : List.of("/", "/FILMS", "/films/", "/film", "/films/7/", ""))
      assertThat(table.match(HttpMethod.GET, path)).isInstanceOf(RouteTable.Match.Unknown.class);
  }

  @Test
  void takesTheWorkspaceOutOfThePath() {
    Rule rule =
        new Rule(
            Set.of(HttpMethod.GET),
            "/api/v1/w/{workspace}/films/**",
            "film",
            Access.of("films:read"),
            Set.of());
    assertThat(rule.workspaceIn("/api/v1/w/17/films/3")).isEqualTo("17");
    assertThat(rule.workspaceIn("/api/v1/w/17")).isEqualTo("17");
  }

  @Test
  void refusesAPermissionWithoutAWorkspace() {
    assertThatThrownBy(
            () ->
                new Rule(
                    Set.of(HttpMethod.GET),
                    "/api/v1/films",
                    "film",
                    Access.of("films:read"),
                    Set.of()))
        .hasMessageContaining("names no workspace");
  }

  private String service(String method, String path) {
    return table.match(HttpMethod.valueOf(method), path)
            instanceof RouteTable.Match.Found(Rule rule)
        ? rule.service()
        : "none";
  }

  private static RouteTable.Match found(RouteTable table, int line) {
    return new RouteTable.Match.Found(table.rules().get(line));
  }

  private static Rule rule(String method, String pattern, String service) {
    return new Rule(
        Set.of(HttpMethod.valueOf(method)), pattern, service, Access.of("public"), Set.of());
  }
}
