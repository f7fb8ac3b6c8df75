package io.marquee.local.sink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mails over HTTP: {@code /} lists them, {@code /mails?to=…} as JSON, {@code /mails/ID} shows
 * one, {@code /mails/ID.txt} its text and {@code /mails/ID.eml} its source.
 */
final class MailPage {
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  private static final String HTML = "text/html; charset=utf-8";
  private static final int SHOWN = 200;

  private final Mailbox mails;

  private MailPage(Mailbox mails) {
    this.mails = mails;
  }

  static void start(String address, int port, Mailbox mails) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(address, port), 0);
    server.createContext("/", new MailPage(mails)::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/")) {
        send(exchange, 200, HTML, list());
      } else if (path.equals("/mails")) {
        String to = recipient(exchange.getRequestURI().getRawQuery());
        send(exchange, 200, "application/json", JSON.writeValueAsBytes(mails.list(to)));
      } else if (path.startsWith("/mails/")) {
        one(exchange, path.substring("/mails/".length()));
      } else {
        send(exchange, 404, HTML, bytes("no such page"));
      }
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  private void one(HttpExchange exchange, String name) throws IOException, MessagingException {
    String id = name.replaceAll("\\..*", "");
    var mail = mails.find(id);
    if (mail.isEmpty()) {
      send(exchange, 404, HTML, bytes("no such mail"));
    } else if (name.endsWith(".eml")) {
      send(exchange, 200, "message/rfc822", Files.readAllBytes(mails.file(id)));
    } else if (name.endsWith(".txt")) {
      send(exchange, 200, "text/plain; charset=utf-8", bytes(MailBody.text(mail.get())));
    } else {
      send(exchange, 200, HTML, bytes(MailBody.html(mail.get())));
    }
  }

  private byte[] list() {
    List<Mail> all = mails.list(null);
    var page = new StringBuilder("<!doctype html><meta charset=utf-8><title>Mails</title>");
    page.append("<style>body{font:15px system-ui;margin:2em}td{padding:.2em 1em .2em 0}</style>");
    page.append("<h1>").append(all.size()).append(" mails</h1><table>");
    for (Mail mail : all.subList(0, Math.min(SHOWN, all.size()))) {
      page.append(
          "<tr><td>%s<td>%s<td><a href=\"/mails/%s\">%s</a>"
              .formatted(
                  mail.receivedAt(),
                  MailBody.escape(mail.to()),
                  mail.id(),
                  MailBody.escape(mail.subject())));
    }
    return bytes(page.append("</table>").toString());
  }

  private static @Nullable String recipient(@Nullable String query) {
    if (query == null || !query.startsWith("to=")) return null;
    return URLDecoder.decode(query.substring("to=".length()), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    // What a mail holds is foreign: it must not run scripts or call anybody from this page.
    exchange
        .getResponseHeaders()
        .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src *");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
