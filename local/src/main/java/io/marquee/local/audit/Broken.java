package io.marquee.local.audit;

/** What is wrong with an export, and where. */
final class Broken extends Exception {

  Broken(String sentence) {
    super(sentence, null, false, false);
  }

  static Broken at(long line, String sentence) {
    return new Broken("line %d: %s".formatted(line, sentence));
  }
}
