package io.marquee.local.sink;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a reader sees of a mail: its HTML, else its text. */
final class MailBody {
  private MailBody() {}

  static String html(Part message) throws IOException, MessagingException {
    String html = find(message, "text/html");
    if (html != null) return html;
    String text = find(message, "text/plain");
    return "<pre>" + escape(text == null ? "" : text) + "</pre>";
  }

  static String text(Part message) throws IOException, MessagingException {
    String text = find(message, "text/plain");
    if (text != null) return text;
    String html = find(message, "text/html");
    return html == null ? "" : html.replaceAll("<[^>]*>", " ");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static @Nullable String find(Part part, String type)
      throws IOException, MessagingException {
    if (part.isMimeType(type) && part.getContent() instanceof String content) return content;
    if (!(part.getContent() instanceof Multipart parts)) return null;
    for (int i = 0; i < parts.getCount(); i++) {
      String found = find(parts.getBodyPart(i), type);
      if (found != null) return found;
    }
    return null;
  }
}
