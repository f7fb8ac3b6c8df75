package io.marquee.notification.inapp.messaging;

import io.marquee.events.publishing.PostEvent;
import io.marquee.events.publishing.PostPublished;
import io.marquee.events.publishing.PublicationFailed;
import io.marquee.notification.inapp.Notice;
import io.marquee.notification.inapp.TellMembers;
import io.marquee.notification.person.People;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import java.util.Map;

/** People want to know when a post is out, and when it is not. */
@EventConsumer(
    name = "post-notices",
    of = PostEvent.class,
    order = Order.COMMUTATIVE,
    replayable = false)
class PostListener {

  private final TellMembers tellMembers;
  private final People people;

  PostListener(TellMembers tellMembers, People people) {
    this.tellMembers = tellMembers;
    this.people = people;
  }

  @Handles
  void on(PostPublished event, EventEnvelope envelope) {
    tell(
        new Notice(
            envelope.id(),
            envelope.type(),
            "post_published",
            Map.of("title", event.title(), "platform", event.platform(), "at", event.publishedAt()),
            event.url()));
  }

  @Handles
  void on(PublicationFailed event, EventEnvelope envelope) {
    tell(
        new Notice(
            envelope.id(),
            envelope.type(),
            "post_failed",
            Map.of(
                "title",
                event.title(),
                "platform",
                event.platform(),
                "detail",
                event.detail(),
                "code",
                event.code()),
            null));
  }

  private void tell(Notice notice) {
    tellMembers.run(notice, people.whoMay("posts:read"));
  }
}
