package io.marquee.notification.inapp;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.notification.mail.SendMail;
import io.marquee.notification.person.People;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells people of the current workspace, in the console and by mail, once of each event. */
@Component
public class TellMembers {

  private static final String ANY_LANGUAGE = "en";

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

  /**
   * Stores the notice for each of them, and a mail to be sent.
   *
   * @param notice what they are told
   * @param whom members of the workspace
   */
  @Transactional
  public void run(Notice notice, Collection<UUID> whom) {
    for (UUID member : whom) {
      UUID id = UuidCreator.getTimeOrderedEpoch();
      NoticeText text = NoticeText.of(notice.kind(), languageOf(member), notice.about());
      if (notifications.add(id, member, notice, text, clock.instant())) {
        sendMail.later(id, member, text.title(), text.body(), notice.link());
      }
    }
  }

  private String languageOf(UUID member) {
    return people.find(member).map(People.Person::locale).orElse(ANY_LANGUAGE);
  }
}
