package io.marquee.local.supervisor;

import io.marquee.local.process.Launch;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One process of the suite. */
public interface Part {
  String name();

  /** What it listens on; the first is the one that people use. */
  List<Integer> ports();

  /** Parts that must answer before this one starts, and that outlive it. */
  Set<String> needs();

  /** Work before the first start that needs no other part, such as unpacking. */
  default void prepare() throws Exception {}

  /** Work before the first start for which those that it needs must answer, such as a trial run. */
  default void rehearse() throws Exception {}

  Launch launch() throws Exception;

  /** Whether it can be worked with. */
  boolean answers();

  /** Work on the running part before others may use it, such as making databases. */
  default void furnish() throws Exception {}

  /** The signal by which it ends in order. */
  default String endSignal() {
    return "TERM";
  }

  /** How long its orderly end may take. */
  default Duration endPatience() {
    return Duration.ofSeconds(20);
  }
}
