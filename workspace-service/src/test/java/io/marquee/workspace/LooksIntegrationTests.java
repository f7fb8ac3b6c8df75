package io.marquee.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.f4b6a3.uuid.UuidCreator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.ResultActions;

/** What anybody is shown of the looks of a workspace, who need not be logged in. */
class LooksIntegrationTests extends WorkspaceTest {

  private static final String GOOD =
      """
      {"product_name":"Acme Films","primary_color":"#b00020","text_color":"#111111","background_color":"#ffffff",
       "sender_name":"Acme & Co.","hide_footer":true}
      """;

  @Test
  void anybodySeesWhatAWorkspaceLooksLikeAndNothingElse() throws Exception {
    UUID id = branded("shown");
    String etag =
        looks(id)
            .andExpect(status().isOk())
            .andExpect(header().string("Cache-Control", "max-age=300, public"))
            .andExpect(
                content()
                    .json(
                        """
                        {"product_name":"Acme Films","primary_color":"#b00020","text_color":"#111111",
                         "background_color":"#ffffff","hide_footer":true,"has_logo":true,"has_favicon":false}
                        """))
            .andExpect(jsonPath("$.sender_name").doesNotExist())
            .andExpect(jsonPath("$.version").doesNotExist())
            .andReturn()
            .getResponse()
            .getHeader("ETag");
    http.perform(get("/api/v1/looks/{w}", id).header("If-None-Match", String.valueOf(etag)))
        .andExpect(status().isNotModified());
    image(id, "logo")
        .andExpect(status().isOk())
        .andExpect(content().contentType(MediaType.IMAGE_PNG))
        .andExpect(header().string("Cache-Control", "max-age=300, public"))
        .andExpect(header().exists("ETag"))
        .andExpect(content().bytes(png()));
    image(id, "favicon").andExpect(status().isNotFound());
  }

  @Test
  void nobodyLearnsWhetherThereIsAWorkspace() throws Exception {
    var unknown = answer(UuidCreator.getTimeOrderedEpoch());
    UUID plain = createWorkspace("unadorned");
    UUID deleted = branded("gone");
    http.perform(
            as(member(deleted), delete("/api/v1/workspaces/{w}", deleted)).header("If-Match", "*"))
        .andExpect(status().is2xxSuccessful());
    for (UUID other : new UUID[] {plain, deleted}) {
      var answer = answer(other);
      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(answer.getContentAsString()).isEqualTo(unknown.getContentAsString());
      assertThat(answer.getHeaderNames()).isEqualTo(unknown.getHeaderNames());
      assertThat(answer.getHeader("ETag")).isEqualTo(unknown.getHeader("ETag"));
    }
    var none = image(UUID.randomUUID(), "logo").andReturn().getResponse();
    for (UUID other : new UUID[] {plain, deleted}) {
      var answer = image(other, "logo").andReturn().getResponse();
      assertThat(answer.getStatus()).isEqualTo(404).isEqualTo(none.getStatus());
      assertThat(withoutIds(answer)).isEqualTo(withoutIds(none));
      assertThat(answer.getHeader("Cache-Control")).isEqualTo(none.getHeader("Cache-Control"));
    }
  }

  @Test
  void looksThatWereTakenBackAreOursAgainToTheLetter() throws Exception {
    UUID id = createWorkspace("undone");
    replace(id, GOOD);
    replace(
        id,
        "{\"primary_color\":\"#1b4b8f\",\"text_color\":\"#1b1b1f\",\"background_color\":\"#ffffff\"}");
    assertThat(answer(id).getHeader("ETag")).isEqualTo(answer(UUID.randomUUID()).getHeader("ETag"));
  }

  @Test
  void oneWorkspacesLooksAreNotAnothers() throws Exception {
    UUID one = branded("one-of-two");
    UUID other = createWorkspace("other-of-two");
    looks(other).andExpect(jsonPath("$.product_name").isEmpty());
    image(other, "logo").andExpect(status().isNotFound());
    looks(one).andExpect(jsonPath("$.product_name").value("Acme Films"));
  }

  @Test
  void badInputIsRefused() throws Exception {
    http.perform(get("/api/v1/looks/{w}", "not-an-id")).andExpect(status().is4xxClientError());
    image(UUID.randomUUID(), "banner").andExpect(status().is4xxClientError());
  }

  private UUID branded(String slug) throws Exception {
    UUID id = createWorkspace(slug);
    replace(id, GOOD);
    http.perform(
            as(member(id), put("/api/v1/workspaces/{id}/branding/images/logo", id))
                .header("If-Match", "*")
                .contentType(MediaType.IMAGE_PNG)
                .content(png()))
        .andExpect(status().isOk());
    return id;
  }

  private void replace(UUID id, String body) throws Exception {
    http.perform(
            json(
                as(member(id), put("/api/v1/workspaces/{id}/branding", id)).header("If-Match", "*"),
                body))
        .andExpect(status().isOk());
  }

  private ResultActions looks(UUID id) throws Exception {
    return http.perform(get("/api/v1/looks/{w}", id));
  }

  private ResultActions image(UUID id, String kind) throws Exception {
    return http.perform(get("/api/v1/looks/{w}/images/{kind}", id, kind));
  }

  private MockHttpServletResponse answer(UUID id) throws Exception {
    return looks(id).andReturn().getResponse();
  }

  private static String withoutIds(MockHttpServletResponse answer) throws Exception {
    return answer
        .getContentAsString()
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…")
        .replaceAll("\"trace_id\":\"[^\"]*\"", "");
  }

  private static byte[] png() throws Exception {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(300, 80, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
