package io.marquee.notification.mail;

import io.marquee.notification.person.People;
import io.marquee.service.jobs.Job;
import io.marquee.service.jobs.Jobs;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends one mail to one person. It is stored as a job with the notice, so it goes out after that is
 * committed, and is tried again while the mail server cannot be reached. A server that took it just
 * before this process died gets it twice, with the same Message-ID.
 */
@Component
public class SendMail extends Job<SendMail.Mail> {

  /**
   * A mail to send.
   *
   * @param userId whom; the address is looked up when it is sent
   * @param link where to look, null where there is nothing to see
   */
  public record Mail(UUID userId, String subject, String body, @Nullable String link) {}

  private final Jobs jobs;
  private final People people;
  private final JavaMailSender sender;
  private final Clock clock;
  private final String from;

  SendMail(
      @Lazy Jobs jobs,
      People people,
      JavaMailSender sender,
      Clock clock,
      @Value("${marquee.smtp.from}") String from) {
    super("send-mail", Mail.class);
    this.jobs = jobs;
    this.people = people;
    this.sender = sender;
    this.clock = clock;
    this.from = from;
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
    // Somebody who left in the meantime is not written to.
    var person = people.find(mail.userId()).orElse(null);
    if (person == null) return;
    MimeMessage message = sender.createMimeMessage();
    var helper = new MimeMessageHelper(message, true, "UTF-8");
    helper.setFrom(from);
    helper.setTo(person.email());
    helper.setSubject(mail.subject());
    helper.setText(MailText.plain(person, mail), MailText.html(person, mail));
    message.saveChanges();
    message.setHeader("Message-ID", "<" + id + "@marquee>");
    sender.send(new FixedMessageId(message, "<" + id + "@marquee>"));
  }

  /** Keeps its Message-ID when the sender completes it. */
  private static final class FixedMessageId extends MimeMessage {
    private final String messageId;

    FixedMessageId(MimeMessage message, String messageId) throws MessagingException {
      super(message);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
