package io.marquee.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@BillingTest
class ApiDocumentIntegrationTests {

  @Autowired private MockMvcTester mvc;
  @Autowired private JsonMapper json;

  @Test
  void describesWhatItOffers() throws Exception {
    var answer = mvc.get().uri("/v3/api-docs").exchange();
    JsonNode document = json.readTree(answer.getResponse().getContentAsString());

    assertThat(document.get("paths").propertyNames())
        .contains(
            "/api/v1/plans",
            "/api/v1/w/{workspaceId}/subscription",
            "/api/v1/w/{workspaceId}/usage",
            "/api/v1/w/{workspaceId}/entitlements",
            "/api/v1/w/{workspaceId}/ledger",
            "/api/v1/w/{workspaceId}/reservations",
            "/api/v1/w/{workspaceId}/reservations/{id}/extend",
            "/api/v1/w/{workspaceId}/reservations/{id}/confirm",
            "/api/v1/w/{workspaceId}/reservations/{id}/release",
            "/api/v1/accounts/{accountId}/subscription",
            "/api/v1/accounts/{accountId}/balance");
    JsonNode schemas = document.get("components").get("schemas");
    assertThat(schemas.get("ReservationView").get("properties").propertyNames())
        .contains("amount_used", "expires_at");
    assertThat(schemas.get("NewReservation").get("required").valueStream().map(JsonNode::asString))
        .contains("meter", "amount", "reference");
  }
}
