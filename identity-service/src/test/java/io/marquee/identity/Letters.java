package io.marquee.identity;

import io.marquee.events.identity.MailRequested;
import io.marquee.service.SealingKey;
import io.marquee.test.Events;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The mails that the service asked for, opened as notification-service opens them. */
public class Letters {

  static final String KEY = "bWFpbC1tYWlsLW1haWwtbWFpbC1tYWlsLW1haWwtMzI=";

  private final Events events;
  private final JsonMapper json;
  private final SealingKey key = SealingKey.of("marquee.mail.key", KEY);

  Letters(Events events, JsonMapper json) {
    this.events = events;
    this.json = json;
  }

  /**
   * A mail.
   *
   * @param kind which text
   * @param to the address
   * @param name of the recipient
   * @param variables what it mentions
   */
  public record Letter(String kind, String to, String name, Map<String, String> variables) {

    /** Where its button leads to. */
    public String link() {
      return variables.getOrDefault("link", "");
    }

    /** The secret in it. */
    public String token() {
      return link().substring(link().indexOf("token=") + "token=".length());
    }
  }

  private record Opened(String to, String name, Map<String, String> variables) {}

  /** All to an address, oldest first. */
  public List<Letter> to(String address) {
    return events.published(MailRequested.class).stream()
        .map(this::open)
        .filter(letter -> letter.to().equals(address))
        .toList();
  }

  /** Those of one kind to an address, oldest first. */
  public List<Letter> to(String address, String kind) {
    return to(address).stream().filter(letter -> letter.kind().equals(kind)).toList();
  }

  /** Waits for the first of a kind to an address. */
  public Letter await(String address, String kind) {
    return await(address, kind, 1);
  }

  /** Waits until there are so many of a kind to an address, and gives the last. */
  public Letter await(String address, String kind, int many) {
    return org.awaitility.Awaitility.await(kind + " to " + address)
        .until(() -> to(address, kind), found -> found.size() >= many)
        .getLast();
  }

  private Letter open(MailRequested mail) {
    UUID id = mail.mailId();
    var opened =
        json.readValue(
            key.open(id.toString(), Base64.getDecoder().decode(mail.sealed())), Opened.class);
    return new Letter(mail.kind(), opened.to(), opened.name(), opened.variables());
  }
}
