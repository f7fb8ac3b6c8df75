package io.marquee.local.demo;

/** Something is not as it should be. */
public final class Unexpected extends RuntimeException {
  Unexpected(String what, Object expected, Object got) {
    super("%s: expected %s, got %s".formatted(what, expected, got));
  }

  static void unless(boolean holds, String what, Object expected, Object got) {
    if (!holds) throw new Unexpected(what, expected, got);
  }

  static void unlessEqual(String what, Object expected, Object got) {
    unless(expected.equals(got), what, expected, got);
  }
}
