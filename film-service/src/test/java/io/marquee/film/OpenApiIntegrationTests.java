package io.marquee.film;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class OpenApiIntegrationTests extends FilmTest {

  @Test
  void describesEveryPathInTheWordsOfTheWire() {
    var api = answer(member, MockMvcRequestBuilders.get("/v3/api-docs")).body();
    assertThat(api.at("/openapi").asString()).startsWith("3.1");
    var films = "/api/v1/w/{workspaceId}/films";
    assertThat(api.at("/paths").propertyNames())
        .contains(
            films,
            films + "/{filmId}",
            films + "/{filmId}/shots",
            films + "/{filmId}/variants/{variantId}/content",
            films + "/{filmId}/generations",
            films + "/{filmId}/generations/{generationId}/events",
            films + "/{filmId}/generations/{generationId}/resume",
            "/api/v1/w/{workspaceId}/assets/{assetId}/complete",
            "/api/v1/w/{workspaceId}/characters/{characterId}/appearances");
    assertThat(api.at("/components/schemas/NewFilm/properties").propertyNames())
        .containsExactly("title", "project_id", "screenplay", "budget_limit_usd");
    assertThat(api.at("/components/schemas/GenerationView/properties/status/enum").toString())
        .contains("\"rendering\"");
  }
}
