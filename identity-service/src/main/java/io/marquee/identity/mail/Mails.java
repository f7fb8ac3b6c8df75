package io.marquee.identity.mail;

import com.github.f4b6a3.uuid.UuidCreator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where mails are asked for: they go out if, and only if, the caller's transaction commits. */
@Component
public class Mails {

  private final ApplicationEventPublisher events;

  Mails(ApplicationEventPublisher events) {
    this.events = events;
  }

  /**
   * Asks for a mail.
   *
   * @param mail what and to whom
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void send(Mail mail) {
    events.publishEvent(new Mail.Requested(UuidCreator.getTimeOrderedEpoch(), mail));
  }
}
