package io.marquee.bench;

/** A contender did not do what it is there for, so its numbers would mean nothing. */
final class BenchFailed extends RuntimeException {
  BenchFailed(String reason) {
    super(reason);
  }
}
