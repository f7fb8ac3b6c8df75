package io.marquee.film.character.messaging;

import io.marquee.events.film.CharacterCreated;
import io.marquee.film.character.Character;
import io.marquee.outbox.Outbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class CharacterAnnouncer {

  private final Outbox outbox;

  CharacterAnnouncer(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(Character.Created event) {
    outbox.append(new CharacterCreated(event.characterId(), event.name()));
  }
}
