package io.marquee.events.identity;

import io.marquee.events.Event;
import java.util.UUID;

/** Mails that identity-service wants sent to single people, by mail. */
public sealed interface MailEvent extends Event permits MailRequested {

  /** The Kafka topic. */
  String TOPIC = "identity.mails";

  /**
   * The mail.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID mailId();

  @Override
  default UUID key() {
    return mailId();
  }
}
