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
            "/api/v1/w/{workspaceId}/members/{id}/make-owner",
            "/api/v1/w/{workspaceId}/invitations",
            "/api/v1/w/{workspaceId}/roles",
            "/api/v1/w/{workspaceId}/api-keys",
            "/api/v1/w/{workspaceId}/access/explain",
            "/api/v1/w/{workspaceId}/access/simulate",
            "/api/v1/accounts/{accountId}/admins",
            "/api/v1/invitations/accept",
            "/oauth2/token",
            "/.well-known/jwks.json",
            "/.well-known/openid-configuration")
        .doesNotContain("/internal/api-key-uses");
    assertThat(api.at("/components/schemas/RegisterRequest/properties").propertyNames())
        .containsExactly("email", "password", "full_name", "locale");
    assertThat(api.at("/paths/~1api~1v1~1auth~1register/post/responses").propertyNames())
        .contains("201");
    assertThat(api.at("/components/schemas").propertyNames())
        .contains(
            "PermissionItem",
            "SessionItem",
            "MemberItem",
            "RoleItem",
            "ApiKeyItem",
            "MyMembership");
  }
}
