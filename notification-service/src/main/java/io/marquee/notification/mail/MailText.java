package io.marquee.notification.mail;

import io.marquee.notification.person.People;
import org.springframework.web.util.HtmlUtils;

/** How a notice reads as a mail. */
final class MailText {

  private MailText() {}

  static String plain(People.Person person, SendMail.Mail mail) {
    return """
        Hello %s,

        %s

        %s
        %s
        --
        Marquee
        """
        .formatted(
            person.fullName(),
            mail.subject(),
            mail.body(),
            mail.link() == null ? "" : "\n" + mail.link() + "\n");
  }

  static String html(People.Person person, SendMail.Mail mail) {
    return """
        <!doctype html>
        <html lang="en"><body style="margin:0;background:#f4f1ea;font-family:system-ui,sans-serif;color:#1b2a41">
        <div style="max-width:560px;margin:32px auto;background:#fff;border-radius:12px;padding:32px">
        <p style="margin:0 0 16px;letter-spacing:.2em;font-size:12px;color:#c0563b">MARQUEE</p>
        <p style="margin:0 0 12px">Hello %s,</p>
        <h1 style="font-size:22px;margin:0 0 12px">%s</h1>
        <p style="margin:0 0 24px;line-height:1.5">%s</p>
        %s
        </div></body></html>
        """
        .formatted(
            HtmlUtils.htmlEscape(person.fullName()),
            HtmlUtils.htmlEscape(mail.subject()),
            HtmlUtils.htmlEscape(mail.body()),
            mail.link() == null
                ? ""
                : "<a href=\"%s\" style=\"display:inline-block;background:#1b2a41;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none\">Have a look</a>"
                    .formatted(HtmlUtils.htmlEscape(mail.link())));
  }
}
