package io.marquee.bench;

/** A contender did not do what it is there for, so its numbers would mean nothing. */
public final class BenchFailed extends RuntimeException {
  public BenchFailed(String reason) {
    super(reason);
  }
}
