package io.marquee.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/v1/w/0199a0c0-0000-7000-8000-000000000001/films",
        "/api/v1/openapi.json",
        "/.well-known/jwks.json",
        "/feeds/0199a0c0-0000-7000-8000-000000000001.xml",
        "/api/v1/w/x/films/",
        "/api/v1/permissions/films:read",
        "/api/v1/permissions/films%3Aread",
        "/a/...",
        "/a/b%20c"
      })
  void acceptsPlainPaths(String path) {
    assertThat(PlainPath.fault(path)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "api/v1",
        "//api/v1/auth/me",
        "/api//v1",
        "/api/v1/auth/../w",
        "/api/v1/./auth",
        "/api/v1/..",
        "/api/v1/.",
        "/api/v1/auth/%2e%2e/w",
        "/api/v1/auth/%2E./w",
        "/api/v1/auth;x=y/me",
        "/api/v1/auth%3bx/me",
        "/api/v1/auth%2Fme",
        "/api/v1/auth%5cme",
        "/api/v1/auth\\me",
        "/api/v1/auth/%252e%252e",
        "/api/v1/%61uth/me",
        "/api/v1/auth/me%00",
        "/api/v1/auth/me%0d%0aX-Y:1",
        "/api/v1/auth/me%3f",
        "/api/v1/auth/me%23",
        "/api/v1/%c0%ae%c0%ae/me",
        "/api/v1/%zz",
        "/api/v1/%2",
        "/api/v1/%",
        "/api/v1/f\u00fclm",
        "/api/v1/a b"
      })
  void refusesPathsThatTwoReadersCouldReadDifferently(String path) {
    assertThat(PlainPath.fault(path)).isNotNull();
  }
}
