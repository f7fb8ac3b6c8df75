package io.marquee.notification.inapp;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.notification.mail.SendMail;
import io.marquee.notification.person.People;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells everybody in the current workspace, in the console and by mail, once of each event. */
@Component
public class TellMembers {

  private final Notifications notifications;
  private final People people;
  private final SendMail sendMail;
  private final Clock clock;

  TellMembers(Notifications notifications, People people, SendMail sendMail, Clock clock) {
    this.notifications = notifications;
    this.people = people;
    this.sendMail = sendMail;
    this.clock = clock;
  }

  /** Stores the notice for each member, and a mail to be sent. */
  @Transactional
  public void run(Notice notice) {
    for (UUID member : people.members()) {
      UUID id = UuidCreator.getTimeOrderedEpoch();
      if (notifications.add(id, member, notice, clock.instant())) {
        sendMail.later(id, member, notice.title(), notice.body(), notice.link());
      }
    }
  }
}
