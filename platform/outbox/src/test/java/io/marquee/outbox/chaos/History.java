package io.marquee.outbox.chaos;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is known to have happened since the first round.
 *
 * @param said the rows of the outbox
 * @param acknowledged events of transactions whose commit was acknowledged
 * @param takenBack events of transactions that were rolled back
 * @param delivered Kafka's log, each partition in its order
 * @param effects what listeners did, in order
 * @param forgotten events that the stream was made to lose: they can only come late
 * @param counted events that the relay's ledger counts as sent; asked for only where one is missing
 * @param places for each consumer and partition, the first offset that it has yet to hear
 * @param letters dead letters
 * @param writes who wrote to the relay's ledger
 */
record History(
    List<Said> said,
    Set<UUID> acknowledged,
    Set<UUID> takenBack,
    List<Delivered> delivered,
    List<Effect> effects,
    Set<UUID> forgotten,
    Set<UUID> counted,
    Map<String, Map<Integer, Long>> places,
    List<Letter> letters,
    List<Write> writes) {

  record Said(UUID id, long seq, UUID key, long sequence) {}

  record Delivered(UUID id, UUID key, long sequence, int partition, long offset) {}

  record Effect(long number, String consumer, UUID id, UUID key, long sequence) {}

  record Letter(
      long id, String consumer, String event, String reason, String state, String error) {}

  /**
   * A change of the relay's position.
   *
   * @param raised whether it began the epoch
   */
  record Write(long number, long epoch, boolean raised, String replica) {}
}
