package io.marquee.workspace.statistics.messaging;

import io.marquee.events.film.CharacterCreated;
import io.marquee.events.film.CharacterEvent;
import io.marquee.events.film.CharacterSnapshot;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.workspace.statistics.Measure;
import io.marquee.workspace.statistics.Statistics;

/** Counts characters. */
@EventConsumer(name = "character-statistics", of = CharacterEvent.class, order = Order.COMMUTATIVE)
class CharacterStatisticsListener {

  private final Statistics statistics;

  CharacterStatisticsListener(Statistics statistics) {
    this.statistics = statistics;
  }

  @Handles
  void on(CharacterCreated event, EventEnvelope envelope) {
    statistics.count(Measure.CHARACTERS, 1, envelope.time());
  }

  @Handles
  void on(CharacterSnapshot character) {
    statistics.count(Measure.CHARACTERS, 1, character.createdAt());
  }
}
