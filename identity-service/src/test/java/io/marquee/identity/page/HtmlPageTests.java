package io.marquee.identity.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class HtmlPageTests {

  @Test
  void aPasswordIsHiddenAndMayBePasted() {
    ResponseEntity<String> page =
        HtmlPage.titled("A new password")
            .form("/account/reset-password")
            .field("new_password", "New password", "password", "new-password")
            .send("Take it")
            .answer();
    assertThat(page.getBody())
        .contains("type=\"password\"", "autocomplete=\"new-password\"")
        .doesNotContain("onpaste", "<script", "readonly", "autocomplete=\"off\"");
  }

  @Test
  void saysThatItIsHtmlInUtf8() {
    ResponseEntity<String> page = HtmlPage.titled("Ä").answer();
    assertThat(page.getHeaders().getContentType()).hasToString("text/html;charset=UTF-8");
    assertThat(page.getHeaders().getFirst("Content-Security-Policy"))
        .contains("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'");
  }
}
