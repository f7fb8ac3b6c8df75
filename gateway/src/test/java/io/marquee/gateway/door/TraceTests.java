package io.marquee.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class TraceTests {

  private static final String GIVEN = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void keepsTheTraceOfTheCaller() {
    assertThat(Trace.of(headers(GIVEN)).parent()).isEqualTo(GIVEN);
    assertThat(Trace.of(headers(GIVEN)).id()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
      })
  void beginsANewTraceInPlaceOfABrokenOne(String broken) {
    Trace trace = Trace.of(headers(broken));
    assertThat(trace.parent()).isNotEqualTo(broken);
    assertThat(Trace.of(headers(trace.parent()))).isEqualTo(trace);
  }

  private static HttpHeaders headers(String parent) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(Trace.HEADER, parent);
    return headers;
  }
}
