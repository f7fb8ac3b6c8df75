package io.marquee.local.sink;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTests {
  private static final String TWO_PARTS =
      """
      From: Marquee <films@example.com>
      Subject: =?utf-8?q?=E2=80=9CFirst_light=E2=80=9D_is_ready?=
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary=cut

      --cut
      Content-Type: text/plain; charset=utf-8

      Watch <it>.
      --cut
      Content-Type: text/html; charset=utf-8

      <p>Watch it.</p>
      --cut--
      """;

  @TempDir Path folder;

  @Test
  void keepsMailsOverARestartNewestFirst() throws Exception {
    new Mailbox(folder).add(mail(TWO_PARTS), "ada@example.com");
    new Mailbox(folder).add(mail("Subject: Second\n\nHi"), "bob@example.com");

    var mails = new Mailbox(folder);

    assertThat(mails.list(null))
        .extracting(Mail::to, Mail::subject)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("bob@example.com", "Second"),
            org.assertj.core.groups.Tuple.tuple("ada@example.com", "“First light” is ready"));
    assertThat(mails.list("ADA@example.com")).hasSize(1);
    assertThat(mails.find("4711")).isEmpty();
  }

  @Test
  void showsTheHtmlOfAMailOrItsTextMadeHarmless() throws Exception {
    assertThat(MailBody.html(mail(TWO_PARTS)).strip()).isEqualTo("<p>Watch it.</p>");
    assertThat(MailBody.text(mail(TWO_PARTS)).strip()).isEqualTo("Watch <it>.");
    assertThat(MailBody.html(mail("Subject: x\n\n<script>")))
        .isEqualTo("<pre>&lt;script&gt;</pre>");
  }

  private static MimeMessage mail(String source) throws Exception {
    byte[] bytes = source.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
  }
}
