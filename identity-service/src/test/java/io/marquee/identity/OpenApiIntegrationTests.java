package io.marquee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@IdentityTest
class OpenApiIntegrationTests {

  @Autowired MockMvcTester mvc;
  @Autowired People people;

  @Test
  void describesEveryPathInTheWordsOfTheWire() {
    var answer = mvc.get().uri("/v3/api-docs").exchange();
    assertThat(answer).hasStatusOk();
    JsonNode api = people.body(answer);
    assertThat(api.at("/openapi").asString()).startsWith("3.1");
    assertThat(api.at("/paths").propertyNames())
        .contains(
            "/api/v1/auth/register",
            "/api/v1/auth/login",
            "/api/v1/auth/refresh",
            "/api/v1/auth/logout",
            "/api/v1/auth/me",
            "/api/v1/auth/sessions",
            "/api/v1/auth/sessions/{sessionId}",
            "/api/v1/auth/password/change",
            "/api/v1/permissions",
            "/api/v1/w/{workspaceId}/members",
            "/.well-known/jwks.json",
            "/.well-known/openid-configuration");
    assertThat(api.at("/components/schemas/RegisterRequest/properties").propertyNames())
        .containsExactly("email", "password", "full_name", "locale");
    assertThat(api.at("/paths/~1api~1v1~1auth~1register/post/responses").propertyNames())
        .contains("201");
    assertThat(api.at("/components/schemas").propertyNames())
        .contains("PermissionItem", "SessionItem", "MemberSummary", "MyMembership");
  }
}
