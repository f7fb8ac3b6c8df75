package io.marquee.workspace;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class SettingsIntegrationTests extends WorkspaceTest {

  @Test
  void replacesAndMergesThem() throws Exception {
    UUID id = createWorkspace("settings");
    http.perform(as(member(id), get("/api/v1/workspaces/{id}/settings", id)))
        .andExpect(header().string("ETag", "\"0\""))
        .andExpect(jsonPath("$.tone").value("warm"));

    http.perform(
            json(
                as(member(id), put("/api/v1/workspaces/{id}/settings", id))
                    .header("If-Match", "\"0\""),
                """
                {"content_tone":"dry","branded_hashtag":"#acme","hashtag_counts":{"instagram":5},
                 "shop_url":"https://shop.example/","company_name":"Acme","locale":"de-CH","time_zone":"Europe/Zurich"}
                """))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.tone").doesNotExist());
    http.perform(
            json(
                as(member(id), patch("/api/v1/workspaces/{id}/settings", id))
                    .header("If-Match", "\"1\""),
                "{\"content_tone\":null,\"hashtag_counts\":{\"pinterest\":3},\"ours\":[1]}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.content_tone").doesNotExist())
        .andExpect(jsonPath("$.hashtag_counts.instagram").value(5))
        .andExpect(jsonPath("$.hashtag_counts.pinterest").value(3))
        .andExpect(jsonPath("$.ours[0]").value(1));
    http.perform(
            json(
                as(member(id), patch("/api/v1/workspaces/{id}/settings", id))
                    .header("If-Match", "\"1\""),
                "{}"))
        .andExpect(status().isPreconditionFailed());
  }

  @Test
  void pointsAtWhatMakesNoSense() throws Exception {
    UUID id = createWorkspace("nonsense");

    http.perform(
            json(
                as(member(id), patch("/api/v1/workspaces/{id}/settings", id))
                    .header("If-Match", "*"),
                """
                {"branded_hashtag":"two words","hashtag_counts":{"instagram":61,"a/b":"x"},"shop_url":"ftp://x",
                 "locale":"deutsch!","time_zone":"Mars/Base","company_name":7}
                """))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            jsonPath("$.errors[*].pointer")
                .value(
                    containsInAnyOrder(
                        "/branded_hashtag",
                        "/hashtag_counts/instagram",
                        "/hashtag_counts/a~1b",
                        "/shop_url",
                        "/locale",
                        "/time_zone",
                        "/company_name")));
    http.perform(
            json(
                as(member(id), patch("/api/v1/workspaces/{id}", id)).header("If-Match", "*"),
                "{\"settings\":{\"locale\":\"\"}}"))
        .andExpect(jsonPath("$.errors[0].pointer").value("/settings/locale"));
  }

  @Test
  void limitsTheirSizeAlsoWhenTheyGrow() throws Exception {
    UUID id = createWorkspace("growing");
    String half = "x".repeat(40_000);
    for (String name : new String[] {"a", "b"}) {
      var answer =
          http.perform(
              json(
                  as(member(id), patch("/api/v1/workspaces/{id}/settings", id))
                      .header("If-Match", "*"),
                  "{\"%s\":\"%s\"}".formatted(name, half)));
      answer.andExpect(name.equals("a") ? status().isOk() : status().isUnprocessableContent());
    }
    http.perform(
            json(
                as(member(id), put("/api/v1/workspaces/{id}/settings", id)).header("If-Match", "*"),
                "[]"))
        .andExpect(status().isUnprocessableContent());
  }
}
