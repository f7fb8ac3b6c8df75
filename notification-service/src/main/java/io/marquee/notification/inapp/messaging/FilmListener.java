package io.marquee.notification.inapp.messaging;

import io.marquee.events.film.FilmEvent;
import io.marquee.events.film.FilmGenerated;
import io.marquee.events.film.GenerationFailed;
import io.marquee.notification.inapp.Notice;
import io.marquee.notification.inapp.TellMembers;
import io.marquee.notification.person.People;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** People want to know when a film is ready, and when it is not. */
@EventConsumer(
    name = "film-notices",
    of = FilmEvent.class,
    order = Order.COMMUTATIVE,
    replayable = false)
class FilmListener {

  private final TellMembers tellMembers;
  private final People people;
  private final Links links;

  FilmListener(TellMembers tellMembers, People people, Links links) {
    this.tellMembers = tellMembers;
    this.people = people;
    this.links = links;
  }

  @Handles
  void on(FilmGenerated event, EventEnvelope envelope) {
    tell(
        envelope,
        event.filmId(),
        "film_ready",
        Map.of(
            "title",
            event.title(),
            "variants",
            event.variants().size(),
            "seconds",
            "%.1f".formatted(event.durationMillis() / 1000.0),
            "credits",
            event.creditsUsed()));
  }

  @Handles
  void on(GenerationFailed event, EventEnvelope envelope) {
    var about = new HashMap<String, Object>();
    about.put("title", event.title());
    about.put("detail", event.detail());
    about.put("code", event.code());
    if (event.shotKey() != null) about.put("shot", event.shotKey());
    String kind = event.shotKey() == null ? "film_failed" : "film_failed_in_shot";
    tell(envelope, event.filmId(), kind, about);
  }

  private void tell(EventEnvelope envelope, UUID film, String kind, Map<String, Object> about) {
    tellMembers.run(
        new Notice(envelope.id(), envelope.type(), kind, about, links.film(film)),
        people.whoMay("films:read"));
  }
}
