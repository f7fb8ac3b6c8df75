package io.marquee.notification.mail;

import io.marquee.service.SealingKey;
import io.marquee.service.jobs.Job;
import io.marquee.service.jobs.Jobs;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends one mail that another service asked for. It stays sealed until it is sent: neither Kafka
 * nor a database holds its link readable. After a day it is given up: its links are dead by then.
 */
@Component
public class SendLetter extends Job<SendLetter.Sealed> {

  /**
   * A mail to send.
   *
   * @param kind which text
   * @param locale BCP 47 tag
   * @param letter in base64, sealed
   */
  public record Sealed(String kind, String locale, String letter) {}

  /** 1, 2, 4 … s and then every five minutes come to about a day. */
  private static final int TRIES = 290;

  private final Jobs jobs;
  private final Postman postman;
  private final SealingKey key;
  private final JsonMapper json;
  private final Clock clock;

  SendLetter(
      @Lazy Jobs jobs,
      Postman postman,
      JsonMapper json,
      Clock clock,
      @Value("${marquee.mail.key:#{null}}") @Nullable String base64) {
    super("send-letter", Sealed.class);
    this.jobs = jobs;
    this.postman = postman;
    this.json = json;
    this.clock = clock;
    this.key = SealingKey.of("marquee.mail.key", base64);
  }

  /**
   * Stores a mail to be sent as soon as the transaction is committed.
   *
   * @param id names the mail; the same id is the same mail
   * @param kind which text
   * @param locale BCP 47 tag
   * @param sealed in base64
   */
  public void later(UUID id, String kind, String locale, String sealed) {
    jobs.schedule(this, id.toString(), new Sealed(kind, locale, sealed), clock.instant());
  }

  @Override
  public void run(String id, Sealed mail) throws MessagingException {
    byte[] opened = key.open(id, Base64.getDecoder().decode(mail.letter()));
    Letter letter = json.readValue(opened, Letter.class);
    var text = LetterText.of(mail.kind(), mail.locale(), letter);
    postman.send(id, letter.to(), text.subject(), text.plain(), text.html(), null);
  }

  @Override
  public Optional<Duration> retryAfter(int failures) {
    return failures < TRIES ? super.retryAfter(failures) : Optional.empty();
  }
}
