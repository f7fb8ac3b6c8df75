package io.marquee.local.supervisor;

/** Hears of each part that answers for the first time. */
@FunctionalInterface
public interface Progress {
  void isUp(String part, double seconds);
}
