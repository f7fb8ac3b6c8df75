package io.marquee.local.home;

/** What stands in the way, in one sentence, and how to put it right, in the next. */
public final class Refusal extends RuntimeException {
  public Refusal(String sentence, String remedy) {
    super((sentence + " " + remedy).strip());
  }
}
