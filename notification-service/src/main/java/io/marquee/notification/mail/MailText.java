package io.marquee.notification.mail;

import io.marquee.notification.person.People;
import io.marquee.notification.words.Words;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** How a notice reads as a mail, and how all our mails look. */
final class MailText {

  private MailText() {}

  private static final String WORDS = "io.marquee.notification.mail.notices";

  static String plain(People.Person person, SendMail.Mail mail, Look look) {
    Words words = Words.of(WORDS, person.locale());
    return """
        %s

        %s

        %s
        %s
        --
        %s
        %s"""
        .formatted(
            greeting(words, person.fullName()),
            mail.subject(),
            mail.body(),
            mail.link() == null ? "" : "\n" + mail.link() + "\n",
            look.name(),
            look.footer().isEmpty() ? "" : look.footer() + "\n");
  }

  static String html(People.Person person, SendMail.Mail mail, Look look) {
    Words words = Words.of(WORDS, person.locale());
    return page(
        look,
        words.language().getLanguage(),
        greeting(words, HtmlUtils.htmlEscape(person.fullName())),
        HtmlUtils.htmlEscape(mail.subject()),
        HtmlUtils.htmlEscape(mail.body()),
        (mail.link() == null
                ? ""
                : button(look, HtmlUtils.htmlEscape(mail.link()), words.say("button")))
            + (look.footer().isEmpty() ? "" : smallPrint(look.footer())));
  }

  private static String greeting(Words words, String name) {
    return Words.fill(words.say("greeting"), variable -> name);
  }

  /** A mail's page; whatever is given is HTML already. */
  static String page(
      Look look, String language, String greeting, String heading, String text, String rest) {
    return """
        <!doctype html>
        <html lang="%s"><body style="margin:0;background:#f4f1ea;font-family:system-ui,sans-serif;color:%s">
        <div style="max-width:560px;margin:32px auto;background:%s;border-radius:12px;padding:32px">
        <p style="margin:0 0 16px;letter-spacing:.2em;font-size:12px;color:%s">%s</p>
        <p style="margin:0 0 12px">%s</p>
        <h1 style="font-size:22px;margin:0 0 12px">%s</h1>
        <p style="margin:0 0 24px;line-height:1.5">%s</p>
        %s
        </div></body></html>
        """
        .formatted(
            language,
            look.textColor(),
            look.backgroundColor(),
            look.productName() == null ? "#c0563b" : look.primaryColor(),
            HtmlUtils.htmlEscape(look.name().toUpperCase(Locale.ROOT)),
            greeting,
            heading,
            text,
            rest);
  }

  static String button(Look look, String link, String label) {
    return "<a href=\"%s\" style=\"display:inline-block;background:%s;color:%s;padding:12px 20px;border-radius:8px;text-decoration:none\">%s</a>"
        .formatted(link, look.primaryColor(), look.onPrimary(), label);
  }

  static String smallPrint(String text) {
    return "<p style=\"margin:24px 0 0;font-size:13px;line-height:1.5;color:#5b6472\">%s</p>"
        .formatted(text);
  }
}
