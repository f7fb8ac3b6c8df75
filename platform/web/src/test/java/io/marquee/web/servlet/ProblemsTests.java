package io.marquee.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.web.Caller;
import io.marquee.web.InternalToken;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@EdgeTest
@ExtendWith(OutputCaptureExtension.class)
class ProblemsTests {
  private static final String FILMS = "/api/v1/w/00000000-0000-0000-0000-000000000001/films";
  private static final String FILM = FILMS + "/00000000-0000-0000-0000-000000000002";

  @Autowired private MockMvcTester mvc;
  @Autowired private InternalToken tokens;

  private final Caller editor =
      Caller.member(
          UUID.randomUUID(), new UUID(0, 1), UUID.randomUUID(), "editor", Set.of("films:write"));

  @Test
  void everyRuleThatABodyBreaksIsPointedAt() {
    Told told =
        post(
            """
            {"title": " ", "budget_limit_usd": 0, "metadata": {"a/b": ""},
             "shots": [{"duration_seconds": 1}, {"duration_seconds": -2}]}
            """);
    told.is(422, "validation_failed");
    assertThat(told.errors())
        .containsExactlyInAnyOrder(
            error("/title", "not_blank", "title must not be blank."),
            error("/budget_limit_usd", "positive", "budget_limit_usd must be greater than 0."),
            error(
                "/shots/1/duration_seconds",
                "positive",
                "duration_seconds must be greater than 0."),
            error("/metadata/a~1b", "not_blank", "a~1b must not be blank."));
  }

  @Test
  void textsAreEnglishWhateverTheBrowserPrefers() {
    Told told =
        tell(json(mvc.post().uri(FILMS), "{\"title\":\"\"}").header("Accept-Language", "de"));
    assertThat(told.body.path("detail").asString()).isEqualTo("title must not be blank.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"title\":\"a\",\"titel\":1}|/titel|unknown_property|There is no property titel here.",
        "{\"title\":\"a\",\"projectId\":null}|/projectId|unknown_property|There is no property"
            + " projectId here.",
        "{\"title\":\"a\",\"shots\":[{\"duration_seconds\":1,\"motion\":\"ZOOM_IN\"}]}"
            + "|/shots/0/motion|unknown_value|Must be one of zoom_in, none.",
        "{\"title\":\"a\",\"shots\":[{\"duration_seconds\":1,\"motion\":0}]}"
            + "|/shots/0/motion|unknown_value|Must be one of zoom_in, none.",
        "{\"title\":\"a\",\"budget_limit_usd\":\"much\"}|/budget_limit_usd|type_mismatch|Must be a"
            + " whole number.",
        "{\"title\":\"a\",\"budget_limit_usd\":1.5}|/budget_limit_usd|type_mismatch|Must be a"
            + " whole number.",
        "{\"title\":\"a\",\"budget_limit_usd\":99999999999}|/budget_limit_usd|out_of_range|This"
            + " number is too large.",
        "{\"title\":\"a\",\"project_id\":\"x\"}|/project_id|type_mismatch|Must be a UUID.",
        "{\"title\":\"a\",\"due_at\":\"soon\"}|/due_at|type_mismatch|Must be a time as in RFC 3339,"
            + " such as 2026-11-22T10:15:30Z.",
        "{\"title\":\"a\",\"shots\":{}}|/shots|type_mismatch|Must be an array.",
        "{\"title\":{}}|/title|type_mismatch|Must be a string.",
        "{\"title\":1}|/title|type_mismatch|Must be a string.",
        "{\"title\":1.5}|/title|type_mismatch|Must be a string.",
        "{\"title\":true}|/title|type_mismatch|Must be a string.",
        "[]|``|type_mismatch|Must be an object.",
        "{\"title\":\"impossible\"}|``|invalid_value|This value cannot be used here.",
      })
  void jsonOfAnotherShapeIsPointedAt(String body, String pointer, String code, String detail) {
    Told told = post(body);
    told.is(422, "validation_failed");
    assertThat(told.errors()).containsExactly(error(pointer, code, detail));
    assertThat(told.text()).doesNotContain("secret", "marquee.web", "java.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{\"title\":", "{\"title\":\"a\",}", "{'title':1}", "title", "{\"a\":1}x"})
  void whatIsNoJsonIsMalformed(String body) {
    Told told = post(body);
    assertThat(told.status).isIn(400, 422);
    assertThat(told.text()).doesNotContain("tools.jackson", "StreamReadFeature");
  }

  @Test
  void malformedJsonSaysWhere() {
    Told told = post("{\"title\": \"a\",\n \"shots\": [{]}");
    told.is(400, "malformed_json");
    assertThat(told.body.path("detail").asString()).contains("line 2");
    assertThat(told.errors()).extracting(t -> t.toList().getFirst()).containsExactly("/shots/0");
  }

  @Test
  void aMissingBodyIsMissed() {
    post("").is(400, "body_missing");
  }

  @Test
  void aRequestRecordMayRefuseWithAProblemOfItsOwn() {
    Told told = post("{\"title\":\"taken\"}");
    told.is(409, "title_taken");
    assertThat(told.body.path("remedy").asString()).isEqualTo("Choose another title.");
  }

  @Test
  void aListsItemsArePointedAt() {
    Told told =
        tell(
            json(
                mvc.post().uri(FILMS + "/batch"),
                "[{\"duration_seconds\":1},{\"duration_seconds\":0}]"));
    told.is(422, "validation_failed");
    assertThat(told.errors())
        .containsExactly(
            error("/1/duration_seconds", "positive", "duration_seconds must be greater than 0."));
    Told empty = tell(json(mvc.post().uri(FILMS + "/batch"), "[]"));
    assertThat(empty.errors()).containsExactly(error("", "not_empty", "must not be empty."));
  }

  @Test
  void parametersThatCannotBeUsedArePointedAt() {
    assertThat(get(FILMS + "?total=10").is(422, "validation_failed").errors())
        .containsExactly(error("?total", "max", "total must be less than or equal to 9."));
    assertThat(get(FILMS + "?total=ten").is(422, "validation_failed").errors())
        .containsExactly(
            error("?total", "type_mismatch", "total cannot be read: it has another type."));
    assertThat(get(FILMS + "?motion=sideways").is(422, "validation_failed").errors())
        .containsExactly(
            error("?motion", "type_mismatch", "motion cannot be read: it has another type."));
    assertThat(get(FILMS + "/search").is(422, "validation_failed").errors())
        .containsExactly(error("?query", "missing", "query must be given."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-1-1-1-1", "42", "films", "00000000-0000-0000-0000-00000000000g"})
  void whatIsNoIdNamesNothing(String id) {
    get(FILMS + "/" + id).is(404, "not_found");
  }

  @Test
  void aMissingThingAndAMissingPathAreBothNotFound() {
    get(FILMS + "/00000000-0000-0000-0000-000000000004").is(404, "film_not_found");
    get("/api/v1/nothing").is(404, "not_found");
  }

  @Test
  void theFrameworksRefusalsAreProblems() {
    Told told = tell(mvc.method(HttpMethod.PATCH).uri(FILMS));
    told.is(405, "method_not_allowed");
    assertThat(told.result.getResponse().getHeader("Allow")).contains("GET", "POST");
    tell(mvc.post().uri(FILMS).contentType(MediaType.TEXT_PLAIN).content("a"))
        .is(415, "unsupported_media_type");
    tell(mvc.get().uri(FILM).accept(MediaType.IMAGE_PNG)).is(406, "not_acceptable");
  }

  @Test
  void whatIsUnexpectedIsLoggedButNotTold(CapturedOutput output) {
    Told told =
        tell(
            mvc.get()
                .uri("/failures/unexpected")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
    told.is(500, "internal_error");
    assertThat(told.text()).doesNotContain("secret", "IllegalState");
    assertThat(told.body.path("trace_id").asString()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(output).contains("GET /failures/unexpected failed").contains("secret internals");
  }

  @Test
  void anErrorIsAFailureToo() {
    get("/failures/error").is(500, "internal_error");
  }

  @Test
  void aDatabaseOutOfReachIsTemporary() {
    Told told = get("/failures/no-connection");
    told.is(503, "temporarily_unavailable");
    assertThat(told.result).hasHeader("Retry-After", "2");
    assertThat(told.text()).doesNotContain("password");
  }

  @Test
  void theSlowerOfTwoChangesIsAConflict() {
    get("/failures/too-late").is(409, "concurrent_change");
  }

  @Test
  void aWrappedProblemIsUnwrapped() {
    get("/failures/wrapped").is(409, "title_taken");
    get("/failures/later").is(409, "title_taken");
  }

  @Test
  void aChangeMustNameTheVersionItChanges() {
    tell(mvc.put().uri(FILM)).is(428, "if_match_missing");
    tell(mvc.put().uri(FILM).header("If-Match", "\"2\"")).is(412, "version_mismatch");
    assertThat(send(mvc.put().uri(FILM).header("If-Match", "\"3\""))).hasStatusOk();
  }

  @Test
  void aReadTellsItsVersionAndIsSparedWhenKnown() {
    assertThat(send(mvc.get().uri(FILM))).hasStatusOk().hasHeader("ETag", "\"3\"");
    assertThat(send(mvc.get().uri(FILM).header("If-None-Match", "\"3\""))).hasStatus(304);
  }

  @Test
  void theErrorPageIsAProblemToo() {
    Told told = new Told(mvc.get().uri("/error").exchange());
    told.is(404, "not_found");
  }

  private Told post(String body) {
    return tell(json(mvc.post().uri(FILMS), body));
  }

  private Told get(String path) {
    return tell(mvc.get().uri(path));
  }

  private Told tell(MockMvcRequestBuilder request) {
    return new Told(send(request));
  }

  private MvcTestResult send(MockMvcRequestBuilder request) {
    return request.header(InternalToken.HEADER, tokens.issue(editor)).exchange();
  }

  private static MockMvcRequestBuilder json(MockMvcRequestBuilder request, String body) {
    return request.contentType(MediaType.APPLICATION_JSON).content(body);
  }

  private static Tuple error(@Nullable String pointer, String code, String detail) {
    return Tuple.tuple(pointer, code, detail);
  }

  private static class Told {
    final MvcTestResult result;
    final int status;
    final JsonNode body;

    Told(MvcTestResult result) {
      this.result = result;
      this.status = result.getResponse().getStatus();
      this.body = JsonMapper.shared().readTree(text());
      assertThat(result).hasContentType("application/problem+json");
      assertThat(body.propertyNames())
          .containsExactly(
              "type", "title", "status", "detail", "code", "errors", "trace_id", "remedy");
      assertThat(body.path("status").asInt()).isEqualTo(status);
    }

    Told is(int expectedStatus, String code) {
      assertThat(body.path("code").asString()).isEqualTo(code);
      assertThat(status).isEqualTo(expectedStatus);
      assertThat(body.path("type").asString()).isEqualTo("urn:marquee:problem:" + code);
      return this;
    }

    List<Tuple> errors() {
      return body.path("errors")
          .valueStream()
          .map(
              error ->
                  error(
                      error.path("pointer").asString(),
                      error.path("code").asString(),
                      error.path("detail").asString()))
          .toList();
    }

    String text() {
      return new String(result.getResponse().getContentAsByteArray());
    }
  }
}
