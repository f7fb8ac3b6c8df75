package io.marquee.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Hands mails to the mail server. One that it took just before this process died gets the mail
 * twice, with the same Message-ID.
 */
@Component
class Postman {

  private final JavaMailSender sender;
  private final String from;

  Postman(JavaMailSender sender, @Value("${marquee.smtp.from}") String from) {
    this.sender = sender;
    this.from = from;
  }

  void send(String id, String to, String subject, String plain, String html)
      throws MessagingException {
    MimeMessage message = sender.createMimeMessage();
    var helper = new MimeMessageHelper(message, true, "UTF-8");
    helper.setFrom(from);
    helper.setTo(to);
    // A line break would begin another header.
    helper.setSubject(subject.replaceAll("\\p{Cntrl}+", " "));
    helper.setText(plain, html);
    message.saveChanges();
    // The sender keeps the Message-ID that it finds.
    message.setHeader("Message-ID", "<" + id + "@marquee>");
    sender.send(message);
  }
}
