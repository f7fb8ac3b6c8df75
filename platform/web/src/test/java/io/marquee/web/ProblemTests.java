package io.marquee.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ProblemTests {
  @Test
  void looksTheSameWhateverMapperWritesIt() {
    var failure = new InvalidRequest(List.of(new FieldError("/title", "not_blank", "Say one.")));
    Problem problem = Problem.of(failure, "4bf92f3577b34da6a3ce929d0e0e4736");
    String expected =
        "{\"type\":\"urn:marquee:problem:validation_failed\",\"title\":\"Validation failed\","
            + "\"status\":422,\"detail\":\"Say one.\",\"code\":\"validation_failed\","
            + "\"errors\":[{\"pointer\":\"/title\",\"code\":\"not_blank\",\"detail\":\"Say one.\"}],"
            + "\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\","
            + "\"remedy\":\"Correct what errors points at and send the request again.\"}";
    assertThat(problem.json()).isEqualTo(expected);
    assertThat(JsonMapper.builder().build().writeValueAsString(problem)).isEqualTo(expected);
  }

  @Test
  void keepsWhatItDoesNotKnow() {
    assertThat(Problem.of(new Unauthenticated("Who?"), null).json())
        .contains("\"trace_id\":null", "\"errors\":[]");
  }
}
