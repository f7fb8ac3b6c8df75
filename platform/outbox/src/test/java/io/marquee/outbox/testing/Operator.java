package io.marquee.outbox.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.web.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** Reads the answers of management endpoints. */
public final class Operator {
  private Operator() {}

  /** The body of an answer that is no refusal. */
  public static Map<String, Object> ok(WebEndpointResponse<Object> answer) {
    assertThat(answer.getStatus()).as("%s", answer.getBody()).isEqualTo(200);
    Map<String, Object> body = new LinkedHashMap<>();
    if (answer.getBody() instanceof Map<?, ?> map) {
      map.forEach((name, value) -> body.put(String.valueOf(name), value));
    }
    return body;
  }

  /** The code of a refusal. */
  public static String refusal(WebEndpointResponse<Object> answer) {
    assertThat(answer.getBody()).isInstanceOf(Problem.class);
    return answer.getBody() instanceof Problem problem ? problem.code() : "";
  }
}
