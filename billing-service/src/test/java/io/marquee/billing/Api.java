package io.marquee.billing;

import io.marquee.test.Callers;
import io.marquee.web.Caller;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The API as somebody calls it, through the gateway's token. */
public class Api {

  private final MockMvcTester mvc;
  private final Callers callers;

  Api(MockMvcTester mvc, Callers callers) {
    this.mvc = mvc;
    this.callers = callers;
  }

  public MvcTestResult get(Caller caller, String path, Object... variables) {
    return mvc.get().uri("/api/v1" + path, variables).with(callers.as(caller)).exchange();
  }

  public MvcTestResult post(Caller caller, String json, String path, Object... variables) {
    return mvc.post()
        .uri("/api/v1" + path, variables)
        .with(callers.as(caller))
        .contentType(MediaType.APPLICATION_JSON)
        .content(json)
        .exchange();
  }

  /** Replaces a resource in the version that the caller has seen. */
  public MvcTestResult put(
      Caller caller, String etag, String json, String path, Object... variables) {
    return mvc.put()
        .uri("/api/v1" + path, variables)
        .with(callers.as(caller))
        .header("If-Match", etag)
        .contentType(MediaType.APPLICATION_JSON)
        .content(json)
        .exchange();
  }

  public MockMvcTester mvc() {
    return mvc;
  }
}
