package io.marquee.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.web.Caller;
import io.marquee.web.InternalToken;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@EdgeTest
class CallerFilterTests {
  @Autowired private MockMvcTester mvc;
  @Autowired private InternalToken tokens;
  @Autowired private UniversalProblems problems;

  private final Caller editor =
      Caller.member(
          UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "editor", Set.of("films:write"));

  @Test
  void nobodyIsLetInWithoutAToken() {
    assertUnauthenticated(mvc.get().uri("/guarded/method").exchange());
  }

  @Test
  void nobodyIsLetInWithATokenOfAnotherService() {
    var billing = new InternalToken("billing", new byte[32], Clock.systemUTC());
    assertUnauthenticated(get("/guarded/method", billing.issue(editor)));
  }

  @Test
  void aForgedWorkspaceHeaderProvesNothing() {
    assertUnauthenticated(
        mvc.get()
            .uri("/guarded/method")
            .header("X-Workspace-Id", UUID.randomUUID())
            .header("X-User-Id", editor.userId())
            .exchange());
  }

  @Test
  void anUnknownPathTellsNothingToNobody() {
    assertUnauthenticated(mvc.get().uri("/nowhere").exchange());
  }

  @Test
  void aMethodsPermissionReplacesItsClasss() {
    assertThat(get("/guarded/method", tokens.issue(editor)))
        .hasStatusOk()
        .bodyText()
        .isEqualTo("in");
    assertThat(get("/guarded/class", tokens.issue(editor)))
        .hasStatus(HttpStatus.FORBIDDEN)
        .bodyJson()
        .hasPathSatisfying("$.code", code -> assertThat(code).isEqualTo("permission_missing"))
        .hasPathSatisfying(
            "$.detail", detail -> assertThat(detail).asString().contains("members:manage"));
  }

  @Test
  void aFailureOfAFilterBehindIsToldLikeAControllers() throws Exception {
    var request = new MockHttpServletRequest("GET", "/feeds/news");
    var response = new MockHttpServletResponse();
    new CallerFilter(tokens, new PublicPaths(List.of("/feeds/**")), problems)
        .doFilter(
            request,
            response,
            (passed, answered) -> {
              throw new CannotGetJdbcConnectionException("password=secret");
            });
    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getContentAsString())
        .contains("temporarily_unavailable")
        .doesNotContain("secret");
  }

  @Test
  void aPublicPathNeedsNoToken() {
    assertThat(mvc.get().uri("/feeds/news").exchange())
        .hasStatusOk()
        .bodyText()
        .isEqualTo("nobody");
  }

  @Test
  void aPublicPathHonoursAValidToken() {
    assertThat(get("/feeds/news", tokens.issue(editor)))
        .bodyText()
        .isEqualTo(editor.userId().toString());
  }

  @Test
  void aPublicPathOverlooksAnInvalidToken() {
    assertThat(get("/feeds/news", "nonsense")).hasStatusOk().bodyText().isEqualTo("nobody");
  }

  @Test
  void aPublicPathMayStillWantToKnowWho() {
    assertUnauthenticated(get("/feeds/mine", "nonsense"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/feeds/../guarded/method",
        "/feeds/..%2fguarded/method",
        "/feeds/;/../guarded/method",
        "//guarded/method",
        "/guarded/method;/feeds/x",
        "/Feeds/x/../../guarded/method",
        "/guarded/method/"
      })
  void aPathThatLooksPublicLeadsNowhereElse(String path) {
    MvcTestResult result = mvc.get().uri(URI.create("http://localhost" + path)).exchange();
    assertThat(result.getResponse().getStatus()).isIn(400, 401, 404);
  }

  private MvcTestResult get(String path, String token) {
    return mvc.get().uri(path).header(InternalToken.HEADER, token).exchange();
  }

  private static void assertUnauthenticated(MvcTestResult result) {
    assertThat(result)
        .hasStatus(HttpStatus.UNAUTHORIZED)
        .hasContentType("application/problem+json")
        .hasHeader("WWW-Authenticate", "Bearer")
        .bodyJson()
        .hasPathSatisfying("$.code", code -> assertThat(code).isEqualTo("unauthenticated"));
  }
}
