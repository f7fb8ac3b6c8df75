package io.marquee.identity.mail.messaging;

import io.marquee.events.identity.MailRequested;
import io.marquee.identity.mail.Mail;
import io.marquee.outbox.Outbox;
import io.marquee.service.SealingKey;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells notification-service what to send; nobody else can read to whom, or the link. */
@Component
class MailAnnouncer {

  private final Outbox outbox;
  private final SealingKey key;
  private final JsonMapper json;

  MailAnnouncer(
      Outbox outbox,
      JsonMapper json,
      @Value("${marquee.mail.key:#{null}}") @Nullable String base64) {
    this.outbox = outbox;
    this.json = json;
    this.key = SealingKey.of("marquee.mail.key", base64);
  }

  private record Letter(String to, String name, Map<String, String> variables) {}

  @EventListener
  void on(Mail.Requested event) {
    Mail mail = event.mail();
    outbox.append(
        new MailRequested(
            event.id(), mail.kind().code(), mail.locale(), mail.workspaceId(), seal(event)));
  }

  private String seal(Mail.Requested event) {
    UUID id = event.id();
    Mail mail = event.mail();
    byte[] letter = json.writeValueAsBytes(new Letter(mail.to(), mail.name(), mail.variables()));
    return Base64.getEncoder().encodeToString(key.seal(id.toString(), letter));
  }
}
