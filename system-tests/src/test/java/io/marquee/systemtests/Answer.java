package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/**
 * What came back.
 *
 * @param request what was asked, for messages
 */
record Answer(String request, int status, HttpHeaders headers, String body) {
  /** The answer, if its status is the expected one. */
  Answer is(int expected) {
    assertThat(status).as("%s%n%s", request, body).isEqualTo(expected);
    return this;
  }

  /** Whether the service hears of something by an event that is still on its way. */
  boolean isNotYetKnown() {
    return status == 409 && code().equals("not_yet_known");
  }

  JsonNode json() {
    return Json.parse(body);
  }

  String text(String field) {
    return json().required(field).asString();
  }

  Iterable<JsonNode> items() {
    return json().required("items");
  }

  /** The code of a problem document (RFC 9457), which must be one. */
  String code() {
    assertThat(headers.firstValue("Content-Type"))
        .as("%s%n%s", request, body)
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    return text("code");
  }
}
