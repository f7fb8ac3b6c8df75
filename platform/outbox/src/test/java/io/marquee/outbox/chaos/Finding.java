package io.marquee.outbox.chaos;

/**
 * What a checker has to say against a history.
 *
 * @param about tells findings apart
 */
record Finding(Kind kind, String about, String text) {
  enum Kind {
    /** Committed, and given up by someone on the way. */
    LOST("lost"),
    /** Its commit was acknowledged, and it is not there. */
    VANISHED("vanished"),
    /** It has an effect, or is in Kafka, and was not committed. */
    PHANTOM("phantom"),
    TWICE("effects twice"),
    OUT_OF_ORDER("first deliveries out of order"),
    EFFECTS_OUT_OF_ORDER("effects out of order"),
    /** It did not come within the bound, and nobody has given it up. */
    STUCK("stuck"),
    DEAD_LETTER("dead letters"),
    TWO_LEADERS("writes of a former leader");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  @Override
  public String toString() {
    return kind.words() + ": " + text;
  }
}
