package io.marquee.tenancy.evidence;

import java.util.ArrayList;
import java.util.List;

/** Counts attempts of one kind, and keeps those that were not refused. */
class Findings {

  /** A policy that is gone would otherwise be told once for each schema. */
  static final int MOST = 50;

  private final String name;
  private final List<String> breaches = new ArrayList<>();
  private int attempts;

  Findings(String name) {
    this.name = name;
  }

  /** An attempt, and what it would mean if it was not refused. */
  void attempt(boolean refused, String breach) {
    attempts++;
    if (!refused && breaches.size() < MOST) breaches.add(breach);
  }

  /** What was found in so many places. */
  void found(int places, List<String> told) {
    attempts += places;
    told.stream().limit(MOST).forEach(breaches::add);
  }

  Evidence.Check check() {
    return new Evidence.Check(name, attempts, List.copyOf(breaches));
  }
}
