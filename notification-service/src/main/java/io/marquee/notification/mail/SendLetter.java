package io.marquee.notification.mail;

import io.marquee.notification.domain.Domains;
import io.marquee.service.SealingKey;
import io.marquee.service.jobs.Job;
import io.marquee.service.jobs.Jobs;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
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
   * @param workspaceId whose looks and domain it has, null for ours
   * @param letter in base64, sealed
   */
  public record Sealed(String kind, String locale, @Nullable UUID workspaceId, String letter) {}

  /** 1, 2, 4 … s and then every five minutes come to about a day. */
  private static final int TRIES = 290;

  private final Jobs jobs;
  private final Postman postman;
  private final Looks looks;
  private final Domains domains;
  private final SealingKey key;
  private final JsonMapper json;
  private final Clock clock;

  SendLetter(
      @Lazy Jobs jobs,
      Postman postman,
      Looks looks,
      Domains domains,
      JsonMapper json,
      Clock clock,
      @Value("${marquee.mail.key:#{null}}") @Nullable String base64) {
    super("send-letter", Sealed.class);
    this.jobs = jobs;
    this.postman = postman;
    this.looks = looks;
    this.domains = domains;
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
   * @param workspaceId whose looks and domain it has, null for ours
   * @param sealed in base64
   */
  public void later(
      UUID id, String kind, String locale, @Nullable UUID workspaceId, String sealed) {
    jobs.schedule(
        this, id.toString(), new Sealed(kind, locale, workspaceId, sealed), clock.instant());
  }

  @Override
  public void run(String id, Sealed mail) throws MessagingException {
    byte[] opened = key.open(id, Base64.getDecoder().decode(mail.letter()));
    Letter letter = json.readValue(opened, Letter.class);
    Dressed dressed =
        mail.workspaceId() == null ? plain(letter) : dressed(mail.workspaceId(), letter);
    Look look = dressed.look();
    var text = LetterText.of(mail.kind(), mail.locale(), look, dressed.letter());
    postman.send(id, letter.to(), text.subject(), text.plain(), text.html(), look.senderName());
  }

  @Override
  public Optional<Duration> retryAfter(int failures) {
    return failures < TRIES ? super.retryAfter(failures) : Optional.empty();
  }

  private record Dressed(Look look, Letter letter) {}

  private static Dressed plain(Letter letter) {
    return new Dressed(Look.OURS, letter);
  }

  /** As the workspace wants it, leading to its own domain. */
  private Dressed dressed(UUID workspace, Letter letter) {
    try {
      return CurrentWorkspace.call(
          Tenant.workspace(workspace, null),
          () -> new Dressed(looks.current(), letter.leading(domains.leading())));
    } catch (RuntimeException unavailable) {
      throw unavailable;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
