package io.marquee.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class PostmanTests {

  private final List<MimeMessage> sent = new ArrayList<>();
  private final Postman postman =
      new Postman(
          new JavaMailSenderImpl() {
            @Override
            public void send(MimeMessage message) {
              sent.add(message);
            }
          },
          "Marquee <marquee@example.com>");

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n", "\r", "\r\n\r\n", "\u0000\n"})
  void aSubjectBeginsNoOtherHeader(String end) throws MessagingException, IOException {
    postman.send(
        "1", "ada@example.com", "Welcome" + end + "Bcc: all@example.com", "plain", "html", null);
    assertThat(sent.getFirst().getHeader("Bcc")).isNull();
    assertThat(sent.getFirst().getSubject()).isEqualTo("Welcome Bcc: all@example.com");
    assertThat(raw().lines()).noneMatch(line -> line.startsWith("Bcc"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ada@example.com\r\nBcc: all@example.com", "ada@example.com, eve@example.com"})
  void anAddressIsOneAddress(String address) {
    assertThatThrownBy(() -> postman.send("1", address, "Welcome", "plain", "html", null))
        .isInstanceOf(MessagingException.class);
    assertThat(sent).isEmpty();
  }

  @Test
  void aLineOfTheTextIsNoHeader() throws MessagingException, IOException {
    postman.send("1", "ada@example.com", "Welcome", "\r\nBcc: all@example.com\r\n", "html", null);
    assertThat(sent.getFirst().getHeader("Bcc")).isNull();
    assertThat(raw().indexOf("Bcc:")).isGreaterThan(raw().indexOf("Content-Type"));
  }

  private String raw() throws MessagingException, IOException {
    var all = new ByteArrayOutputStream();
    sent.getFirst().writeTo(all);
    return all.toString(StandardCharsets.UTF_8);
  }
}
