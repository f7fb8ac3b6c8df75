package io.marquee.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.web.Caller;
import io.marquee.web.IfMatch;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
    properties = {
      "marquee.service=film",
      "marquee.internal-token.key=dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMzI=",
      "springdoc.api-docs.version=openapi_3_1"
    })
@AutoConfigureMockMvc
class OpenApiTests {
  enum Kind {
    LONG_FORM,
    SHORT
  }

  record Film(UUID id, @NotBlank String filmTitle, Kind kind, Instant createdAt) {}

  @RestController
  static class Films {
    @GetMapping("/films")
    Page<Film> list(Paging paging, Caller caller) {
      return paging.page(List.of(), film -> paging.after());
    }

    @GetMapping("/api/v1/w/{workspaceId}/films/{filmId}")
    Film get(@PathVariable UUID filmId) {
      throw new IllegalStateException("never called");
    }

    @PutMapping("/films/{filmId}")
    @Requires("films:write")
    void change(@PathVariable UUID filmId, @RequestBody Film film, IfMatch ifMatch) {}
  }

  @Configuration
  @EnableAutoConfiguration
  @Import(Films.class)
  static class Application {}

  @Autowired private MockMvcTester mvc;

  private JsonNode api = JsonMapper.shared().nullNode();

  @BeforeEach
  void readWithoutAToken() {
    var result = mvc.get().uri("/v3/api-docs").exchange();
    assertThat(result).hasStatusOk();
    api = JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
  }

  @Test
  void namesAreAsOnTheWire() {
    assertThat(api.path("openapi").asString()).startsWith("3.1");
    JsonNode film = api.at("/components/schemas/Film");
    assertThat(film.path("properties").propertyNames())
        .containsExactlyInAnyOrder("id", "film_title", "kind", "created_at");
    assertThat(film.at("/properties/kind/enum").valueStream().map(JsonNode::asString))
        .containsExactly("long_form", "short");
    assertThat(film.path("required").valueStream().map(JsonNode::asString))
        .containsExactly("film_title");
    assertThat(api.at("/components/schemas/PageFilm/properties").propertyNames())
        .containsExactlyInAnyOrder("items", "next_cursor");
  }

  @Test
  void parametersAreWhatTheEdgeReads() {
    assertThat(parameters("/films", "get")).containsExactly("query limit", "query cursor");
    assertThat(parameters("/films/{filmId}", "put"))
        .containsExactly("path filmId", "header If-Match", "header Idempotency-Key");
  }

  @Test
  void tellsThePermissionThatIsRequired() {
    assertThat(api.at("/paths/~1films~1{filmId}/put/x-permission").asString())
        .isEqualTo("films:write");
    assertThat(api.at("/paths/~1films/get").has("x-permission")).isFalse();
  }

  @Test
  void everyOperationMayAnswerWithAProblem() {
    assertThat(
            api.at(
                    "/paths/~1films/get/responses/default/content/application~1problem+json/schema/$ref")
                .asString())
        .isEqualTo("#/components/schemas/Problem");
    assertThat(api.at("/components/schemas/Problem/properties").propertyNames())
        .contains("trace_id", "code", "errors");
    assertThat(api.at("/paths/~1films/get/responses").propertyNames())
        .containsExactlyInAnyOrder("200", "default");
    assertThat(api.at("/paths/~1error").isMissingNode()).isTrue();
  }

  private List<String> parameters(String path, String method) {
    return api.path("paths")
        .path(path)
        .path(method)
        .path("parameters")
        .valueStream()
        .map(parameter -> parameter.path("in").asString() + " " + parameter.path("name").asString())
        .toList();
  }

  @Test
  void namesPathParametersThatTheControllerLeavesToThePlatform() {
    JsonNode operation = api.at("/paths/~1api~1v1~1w~1{workspaceId}~1films~1{filmId}/get");

    assertThat(operation.at("/operationId").asString()).isEqualTo("get_w_films_by_filmId");
    assertThat(operation.at("/parameters").valueStream().map(it -> it.at("/name").asString()))
        .containsExactlyInAnyOrder("workspaceId", "filmId");
  }
}
