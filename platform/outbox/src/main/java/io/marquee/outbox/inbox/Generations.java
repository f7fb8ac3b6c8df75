package io.marquee.outbox.inbox;

/**
 * How generations of hearing are numbered. A consumer's own are small and declared in its code;
 * operators' begin far above, so that neither can meet the other.
 */
public final class Generations {
  static final int FIRST_OF_OPERATORS = 1_000_000;
  private static final int SENT_AGAIN = FIRST_OF_OPERATORS;
  private static final int READ_AGAIN = 500_000_000;
  private static final int REBUILT = 1_000_000_000;

  private Generations() {}

  /** Of a replay that the topic's owner sends. */
  public static int ofSentAgain(int replay) {
    return SENT_AGAIN + replay;
  }

  /** Of a replay that this service reads from Kafka. */
  public static int ofReadAgain(int replay) {
    return READ_AGAIN + replay;
  }

  /** Of a rebuild of a projection. */
  public static int ofRebuild(int rebuild) {
    return REBUILT + rebuild;
  }

  static boolean isRebuild(int generation) {
    return generation >= REBUILT;
  }

  static boolean isOperators(int generation) {
    return generation >= FIRST_OF_OPERATORS;
  }
}
