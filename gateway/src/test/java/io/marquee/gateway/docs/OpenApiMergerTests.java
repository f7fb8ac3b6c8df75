package io.marquee.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.gateway.route.Access;
import io.marquee.gateway.route.RouteTable;
import io.marquee.gateway.route.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OpenApiMergerTests {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RouteTable table =
      new RouteTable(
          List.of(
              rule("/api/v1/w/{workspace}/films/**", "film", "films:read"),
              rule("/api/v1/w/{workspace}/posts/**", "publishing", "posts:read"),
              rule("/feeds/{feed}.xml", "publishing", "public")));
  private final OpenApiMerger merger = new OpenApiMerger(table, "https://marquee.example");

  private static final String FILM =
      """
      {"openapi":"3.1.0","paths":{
        "/api/v1/w/{workspaceId}/films":{"get":{"operationId":"list","tags":["film-controller"],
          "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}}}}},
        "/internal":{"get":{"operationId":"internal"}}},
       "components":{"schemas":{
         "Page":{"properties":{"items":{"items":{"$ref":"#/components/schemas/Item"}}}},
         "Item":{"properties":{"title":{"type":"string"}}},
         "Problem":{"properties":{"code":{"type":"string"}}}}}}
      """;

  private static final String PUBLISHING =
      """
      {"openapi":"3.1.0","paths":{
        "/api/v1/w/{workspaceId}/posts":{"get":{"operationId":"list",
          "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}}}}},
        "/feeds/{workspace}.xml":{"get":{"operationId":"feed"}}},
       "components":{"schemas":{
         "Page":{"properties":{"items":{"items":{"$ref":"#/components/schemas/Item"}}}},
         "Item":{"properties":{"platform":{"type":"string"}}},
         "Problem":{"properties":{"code":{"type":"string"}}}}}}
      """;

  private final ObjectNode merged =
      merger.merge(
          new TreeMap<>(Map.of("film", read(FILM), "publishing", read(PUBLISHING))),
          List.of("billing"));

  @Test
  void hasThePathsOfAllServicesThatAClientCanCall() {
    assertThat(merged.path("paths").propertyNames())
        .containsExactlyInAnyOrder(
            "/api/v1/w/{workspaceId}/films",
            "/api/v1/w/{workspaceId}/posts",
            "/feeds/{workspace}.xml");
    assertThat(merged.at("/x-marquee-unrouted/0").stringValue()).isEqualTo("GET /internal");
    assertThat(merged.at("/x-marquee-missing/0").stringValue()).isEqualTo("billing");
    assertThat(merged.at("/servers/0/url").stringValue()).isEqualTo("https://marquee.example");
  }

  @Test
  void sharesWhatIsEqualAndTellsApartWhatIsNotDownToWhatRefersToIt() {
    assertThat(merged.at("/components/schemas").propertyNames())
        .containsExactlyInAnyOrder(
            "Problem", "FilmPage", "FilmItem", "PublishingPage", "PublishingItem");
    assertThat(
            operation("/api/v1/w/{workspaceId}/films")
                .at("/responses/200/content/application~1json/schema/$ref")
                .stringValue())
        .isEqualTo("#/components/schemas/FilmPage");
    assertThat(
            merged
                .at("/components/schemas/PublishingPage/properties/items/items/$ref")
                .stringValue())
        .isEqualTo("#/components/schemas/PublishingItem");
  }

  @Test
  void tellsServicePermissionAndSecurityOfEachOperation() {
    JsonNode films = operation("/api/v1/w/{workspaceId}/films");
    assertThat(films.at("/tags/0").stringValue()).isEqualTo("film");
    assertThat(films.at("/x-permission").stringValue()).isEqualTo("films:read");
    assertThat(films.at("/security/0").has("bearer")).isTrue();
    assertThat(operation("/feeds/{workspace}.xml").path("security")).isEmpty();
    assertThat(operation("/api/v1/w/{workspaceId}/posts").path("operationId").stringValue())
        .isEqualTo("publishing_list");
  }

  private JsonNode operation(String path) {
    return merged.path("paths").path(path).path("get");
  }

  private static ObjectNode read(String json) {
    return (ObjectNode) JSON.readTree(json);
  }

  private static Rule rule(String pattern, String service, String access) {
    return new Rule(Set.of(HttpMethod.GET), pattern, service, Access.of(access), Set.of());
  }
}
