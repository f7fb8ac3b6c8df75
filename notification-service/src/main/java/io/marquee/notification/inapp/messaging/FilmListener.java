package io.marquee.notification.inapp.messaging;

import io.marquee.events.film.FilmEvent;
import io.marquee.events.film.FilmGenerated;
import io.marquee.events.film.GenerationFailed;
import io.marquee.notification.inapp.Notice;
import io.marquee.notification.inapp.TellMembers;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;

/** People want to know when a film is ready, and when it is not. */
@EventConsumer(
    name = "film-notices",
    of = FilmEvent.class,
    order = Order.COMMUTATIVE,
    replayable = false)
class FilmListener {

  private final TellMembers tellMembers;
  private final String publicUrl;

  FilmListener(TellMembers tellMembers, @Value("${marquee.public-url}") String publicUrl) {
    this.tellMembers = tellMembers;
    this.publicUrl = publicUrl;
  }

  @Handles
  void on(FilmGenerated event, EventEnvelope envelope) {
    tell(
        envelope,
        event.filmId(),
        "“%s” is ready".formatted(event.title()),
        "%d variants of %.1f seconds were made for %d credits."
            .formatted(
                event.variants().size(), event.durationMillis() / 1000.0, event.creditsUsed()));
  }

  @Handles
  void on(GenerationFailed event, EventEnvelope envelope) {
    tell(
        envelope,
        event.filmId(),
        "“%s” could not be made".formatted(event.title()),
        "%s%s (%s). Credits that were not used are back in your balance."
            .formatted(event.detail(), inShot(event.shotKey()), event.code()));
  }

  private void tell(EventEnvelope envelope, UUID filmId, String title, String body) {
    String link = "%s/api/v1/w/%s/films/%s".formatted(publicUrl, envelope.workspaceId(), filmId);
    tellMembers.run(new Notice(envelope.id(), envelope.type(), title, body, link));
  }

  private static String inShot(@Nullable String shotKey) {
    return shotKey == null ? "" : " In the shot “" + shotKey + "”";
  }
}
