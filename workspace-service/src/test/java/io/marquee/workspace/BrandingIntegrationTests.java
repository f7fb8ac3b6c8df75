package io.marquee.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.marquee.events.workspace.BrandingState;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

class BrandingIntegrationTests extends WorkspaceTest {

  private static final String GOOD =
      """
      {"product_name":"Acme Films","primary_color":"#B00020","text_color":"#111111","background_color":"#ffffff",
       "sender_name":"Acme & Co.","hide_footer":true}
      """;

  @Test
  void isOursUntilItIsTheirsAndTheOthersAreTold() throws Exception {
    UUID id = createWorkspace("look");
    http.perform(as(member(id), get(url(""), id)))
        .andExpect(header().string("ETag", "\"0\""))
        .andExpect(jsonPath("$.hide_footer").value(false))
        .andExpect(jsonPath("$.product_name").doesNotExist());

    replace(id, "\"0\"", GOOD)
        .andExpect(status().isOk())
        .andExpect(header().string("ETag", "\"1\""))
        .andExpect(jsonPath("$.product_name").value("Acme Films"));
    replace(id, "\"0\"", GOOD).andExpect(status().isPreconditionFailed());

    BrandingState told = events.awaitPublished(BrandingState.class, id);
    assertThat(told.senderName()).isEqualTo("Acme & Co.");
    assertThat(told.hideFooter()).isTrue();
    assertThat(told.hasLogo()).isFalse();
  }

  @Test
  void ofManyWhoHaveSeenTheSameOneChangesIt() throws Exception {
    UUID id = createWorkspace("crowd");
    var changed = new ArrayList<CompletableFuture<Integer>>();
    for (int i = 0; i < 6; i++)
      changed.add(CompletableFuture.supplyAsync(() -> statusOf(() -> replace(id, "\"0\"", GOOD))));
    assertThat(changed.stream().map(CompletableFuture::join))
        .containsOnlyOnce(200)
        .containsOnly(200, 412);
  }

  @Test
  void refusesColoursThatNobodyCanRead() throws Exception {
    UUID id = createWorkspace("colours");
    replace(
            id,
            "*",
            "{\"primary_color\":\"#eeeeee\",\"text_color\":\"#999999\",\"background_color\":\"#ffffff\"}")
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            jsonPath("$.errors[*].pointer")
                .value(containsInAnyOrder("/primary_color", "/text_color")))
        .andExpect(jsonPath("$.errors[0].code").value("contrast_too_low"));
    replace(
            id,
            "*",
            "{\"primary_color\":\"red\",\"text_color\":\"#000000\",\"background_color\":\"#ffffff\"}")
        .andExpect(jsonPath("$.errors[0].pointer").value("/primary_color"));
    replace(id, "*", GOOD.replace("Acme & Co.", "Acme\\r\\nBcc: x@y.example"))
        .andExpect(jsonPath("$.errors[0].pointer").value("/sender_name"));
  }

  @Test
  void keepsALogoAndAFavicon() throws Exception {
    UUID id = createWorkspace("images");
    byte[] logo = png(300, 80);
    image(id, "logo", logo)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.has_logo").value(true));
    image(id, "favicon", png(64, 64)).andExpect(jsonPath("$.has_favicon").value(true));

    http.perform(as(member(id), get(url("/images/logo"), id)))
        .andExpect(status().isOk())
        .andExpect(content().contentType(MediaType.IMAGE_PNG))
        .andExpect(content().bytes(logo));
    assertThat(events.published(BrandingState.class, id))
        .hasSize(2)
        .last()
        .satisfies(told -> assertThat(told.hasFavicon()).isTrue());

    http.perform(as(member(id), delete(url("/images/logo"), id)).header("If-Match", "*"))
        .andExpect(jsonPath("$.has_logo").value(false));
    http.perform(as(member(id), get(url("/images/logo"), id))).andExpect(status().isNotFound());
    http.perform(as(member(id), delete(url("/images/logo"), id)).header("If-Match", "*"))
        .andExpect(status().isNotFound());
  }

  @Test
  void refusesWhatIsNoImageForThis() throws Exception {
    UUID id = createWorkspace("uploads");
    refused(id, "logo", "<svg onload='x()'/>".getBytes(StandardCharsets.UTF_8), "image_type");
    refused(id, "logo", png(10, 10), "image_dimensions");
    refused(id, "favicon", png(64, 32), "image_dimensions");
    refused(id, "logo", new byte[600 * 1024], "image_too_large");
    byte[] cut = java.util.Arrays.copyOf(png(300, 80), 60);
    refused(id, "logo", cut, "image_type");
    http.perform(
            as(member(id), put(url("/images/logo"), id))
                .header("If-Match", "*")
                .contentType("image/svg+xml")
                .content("<svg/>"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errors[0].code").value("image_type"));
  }

  private void refused(UUID id, String kind, byte[] bytes, String code) throws Exception {
    image(id, kind, bytes)
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errors[0].code").value(code));
  }

  private ResultActions replace(UUID id, String seen, String body) throws Exception {
    return http.perform(json(as(member(id), put(url(""), id)).header("If-Match", seen), body));
  }

  private ResultActions image(UUID id, String kind, byte[] bytes) throws Exception {
    return http.perform(
        as(member(id), put(url("/images/" + kind), id))
            .header("If-Match", "*")
            .contentType(MediaType.IMAGE_PNG)
            .content(bytes));
  }

  private static byte[] png(int width, int height) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  private static String url(String rest) {
    return "/api/v1/workspaces/{id}/branding" + rest;
  }
}
