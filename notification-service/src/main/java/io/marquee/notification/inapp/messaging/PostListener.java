package io.marquee.notification.inapp.messaging;

import io.marquee.events.publishing.PostEvent;
import io.marquee.events.publishing.PostPublished;
import io.marquee.events.publishing.PublicationFailed;
import io.marquee.notification.inapp.Notice;
import io.marquee.notification.inapp.TellMembers;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;

/** People want to know when a post is out, and when it is not. */
@EventConsumer(
    name = "post-notices",
    of = PostEvent.class,
    order = Order.COMMUTATIVE,
    replayable = false)
class PostListener {

  private final TellMembers tellMembers;

  PostListener(TellMembers tellMembers) {
    this.tellMembers = tellMembers;
  }

  @Handles
  void on(PostPublished event, EventEnvelope envelope) {
    tellMembers.run(
        new Notice(
            envelope.id(),
            envelope.type(),
            "“%s” is published on %s".formatted(event.title(), event.platform()),
            "It appeared at %s.".formatted(event.publishedAt()),
            event.url()));
  }

  @Handles
  void on(PublicationFailed event, EventEnvelope envelope) {
    tellMembers.run(
        new Notice(
            envelope.id(),
            envelope.type(),
            "“%s” could not be published on %s".formatted(event.title(), event.platform()),
            "%s (%s)".formatted(event.detail(), event.code()),
            null));
  }
}
