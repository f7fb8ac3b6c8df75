package io.marquee.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import org.jspecify.annotations.Nullable;
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

  /**
   * Hands a mail over.
   *
   * @param senderName whose it seems to be, null for the address alone
   */
  void send(
      String id, String to, String subject, String plain, String html, @Nullable String senderName)
      throws MessagingException {
    MimeMessage message = sender.createMimeMessage();
    var helper = new MimeMessageHelper(message, true, "UTF-8");
    setFrom(helper, senderName);
    helper.setTo(to);
    // A line break would begin another header.
    helper.setSubject(subject.replaceAll("\\p{Cntrl}+", " "));
    helper.setText(plain, html);
    message.saveChanges();
    // The sender keeps the Message-ID that it finds.
    message.setHeader("Message-ID", "<" + id + "@marquee>");
    sender.send(message);
  }

  private void setFrom(MimeMessageHelper helper, @Nullable String name) throws MessagingException {
    try {
      if (name == null) helper.setFrom(from);
      else helper.setFrom(new InternetAddress(from).getAddress(), name);
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException("every JDK has UTF-8", impossible);
    }
  }
}
