package io.marquee.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.web.Caller;
import io.marquee.web.InternalToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@EdgeTest
class PagesTests {
  private static final String FILMS = "/api/v1/w/00000000-0000-0000-0000-000000000001/films";

  @Autowired private MockMvcTester mvc;
  @Autowired private InternalToken tokens;

  private final Caller editor = member(new UUID(0, 1));

  @Test
  void aListIsReadPageByPageByItsLinks() {
    var titles = new ArrayList<String>();
    String next = FILMS + "?limit=2";
    while (next != null) {
      MvcTestResult page = get(next, editor);
      assertThat(page).hasStatusOk();
      body(page)
          .path("items")
          .valueStream()
          .forEach(film -> titles.add(film.path("title").asString()));
      String link = page.getResponse().getHeader("Link");
      assertThat(link == null).isEqualTo(body(page).path("next_cursor").isNull());
      next = link == null ? null : link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
      if (next != null) {
        assertThat(next).startsWith(FILMS + "?limit=2&cursor=");
      }
    }
    assertThat(titles).isEqualTo(List.of("Film 0", "Film 1", "Film 2", "Film 3", "Film 4"));
  }

  @Test
  void theLimitMayChangeFromPageToPage() {
    assertThat(get(FILMS + "?limit=3&cursor=" + cursor(""), editor)).hasStatusOk();
  }

  @Test
  void aCursorIsBoundToItsFilter() {
    assertRefused(get(FILMS + "?motion=none&cursor=" + cursor(""), editor));
    assertRefused(get(FILMS + "?cursor=" + cursor("&motion=none"), editor));
    assertThat(get(FILMS + "?motion=none&cursor=" + cursor("&motion=none"), editor)).hasStatusOk();
  }

  @Test
  void aCursorIsBoundToItsWorkspace() {
    assertRefused(get(FILMS + "?cursor=" + cursor(""), member(new UUID(0, 2))));
    assertRefused(get(FILMS.replace("0001", "0002") + "?cursor=" + cursor(""), editor));
  }

  @Test
  void aLimitOutOfRangeIsPointedAt() {
    assertThat(get(FILMS + "?limit=201", editor))
        .hasStatus(422)
        .bodyJson()
        .hasPathSatisfying(
            "$.errors[0].pointer", pointer -> assertThat(pointer).isEqualTo("?limit"));
  }

  private String cursor(String filter) {
    MvcTestResult page = get(FILMS + "?limit=1" + filter, editor);
    assertThat(page).hasStatusOk();
    return body(page).path("next_cursor").asString();
  }

  private MvcTestResult get(String path, Caller caller) {
    return mvc.get().uri(path).header(InternalToken.HEADER, tokens.issue(caller)).exchange();
  }

  private static void assertRefused(MvcTestResult result) {
    assertThat(result)
        .hasStatus(400)
        .bodyJson()
        .hasPathSatisfying("$.code", code -> assertThat(code).isEqualTo("cursor_invalid"));
  }

  private static JsonNode body(MvcTestResult result) {
    return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
  }

  private static Caller member(UUID workspace) {
    return Caller.member(UUID.randomUUID(), workspace, UUID.randomUUID(), "editor", Set.of());
  }
}
