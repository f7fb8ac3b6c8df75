package io.marquee.notification.webhook;

import io.marquee.events.Contracts;
import io.marquee.events.Event;
import io.marquee.events.billing.UsageConfirmed;
import io.marquee.events.film.FilmCreated;
import io.marquee.events.film.FilmGenerated;
import io.marquee.events.film.GenerationCancelled;
import io.marquee.events.film.GenerationFailed;
import io.marquee.events.publishing.ApprovalRequested;
import io.marquee.events.publishing.ChangesRequested;
import io.marquee.events.publishing.PostApproved;
import io.marquee.events.publishing.PostPublished;
import io.marquee.events.publishing.PostScheduled;
import io.marquee.events.publishing.PublicationFailed;
import java.util.LinkedHashMap;
import java.util.Map;

/** What partners may subscribe to: some events of the house, under their logical names. */
final class EventTypes {

  private static final Map<String, String> OFFERED = new LinkedHashMap<>();

  static {
    offer(FilmCreated.class, "A film was planned.");
    offer(FilmGenerated.class, "A film was rendered; its files are stored.");
    offer(GenerationFailed.class, "A film could not be rendered.");
    offer(GenerationCancelled.class, "Somebody stopped a rendering.");
    offer(ApprovalRequested.class, "A post waits for somebody's decision.");
    offer(PostApproved.class, "A post passed all stages of its approval.");
    offer(ChangesRequested.class, "Somebody wants a post changed before they approve it.");
    offer(PostScheduled.class, "A post will be published at a time.");
    offer(PostPublished.class, "A post appeared on one platform.");
    offer(PublicationFailed.class, "A post could not be published on one platform.");
    offer(UsageConfirmed.class, "Credits were used.");
  }

  private EventTypes() {}

  static boolean isOffered(String type) {
    return OFFERED.containsKey(type);
  }

  /** The types in the order to show them, each with a sentence. */
  static Map<String, String> offered() {
    return OFFERED;
  }

  private static void offer(Class<? extends Event> event, String description) {
    OFFERED.put(Contracts.nameOf(event), description);
  }
}
