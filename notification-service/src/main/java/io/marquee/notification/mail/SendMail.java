package io.marquee.notification.mail;

import io.marquee.notification.domain.Domains;
import io.marquee.notification.person.People;
import io.marquee.service.jobs.Job;
import io.marquee.service.jobs.Jobs;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Sends one mail to one person. It is stored as a job with the notice, so it goes out after that is
 * committed, and is tried again while the mail server cannot be reached.
 */
@Component
public class SendMail extends Job<SendMail.Mail> {

  /**
   * A mail to send.
   *
   * @param userId whom; the address is looked up when it is sent
   * @param link where to look, null where there is nothing to see
   */
  public record Mail(UUID userId, String subject, String body, @Nullable String link) {

    Mail leadingTo(String elsewhere) {
      return new Mail(userId, subject, body, elsewhere);
    }
  }

  private final Jobs jobs;
  private final People people;
  private final Postman postman;
  private final Looks looks;
  private final Domains domains;
  private final Clock clock;

  SendMail(
      @Lazy Jobs jobs, People people, Postman postman, Looks looks, Domains domains, Clock clock) {
    super("send-mail", Mail.class);
    this.jobs = jobs;
    this.people = people;
    this.postman = postman;
    this.looks = looks;
    this.domains = domains;
    this.clock = clock;
  }

  /**
   * Stores a mail to be sent as soon as the transaction is committed.
   *
   * @param id names the mail; the same id is the same mail
   */
  public void later(UUID id, UUID userId, String subject, String body, @Nullable String link) {
    jobs.schedule(this, id.toString(), new Mail(userId, subject, body, link), clock.instant());
  }

  @Override
  public void run(String id, Mail mail) throws MessagingException {
    // Not to somebody who left in the meantime, nor to an address that may be somebody else's.
    var person = people.find(mail.userId()).orElse(null);
    if (person == null || !person.emailVerified()) return;
    Look look = looks.current();
    Mail led = mail.link() == null ? mail : mail.leadingTo(domains.leading().apply(mail.link()));
    postman.send(
        id,
        person.email(),
        mail.subject(),
        MailText.plain(person, led, look),
        MailText.html(person, led, look),
        look.senderName());
  }
}
