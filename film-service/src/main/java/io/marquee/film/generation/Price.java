package io.marquee.film.generation;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What shots cost: each once for a run, in however many aspect ratios, and never twice. */
class Price {

  private Price() {}

  /**
   * What is left to pay of an ended run.
   *
   * @param finishedIsPaid whether the run was charged for the shots that it finished
   */
  static long ofRest(List<Take> takes, boolean finishedIsPaid) {
    return takes.stream().collect(Collectors.groupingBy(Take::position)).values().stream()
        .filter(shot -> shot.stream().noneMatch(Take::paid))
        .filter(Predicate.not(shot -> finishedIsPaid && isFinished(shot)))
        .mapToLong(shot -> shot.getFirst().credits())
        .sum();
  }

  private static boolean isFinished(List<Take> shot) {
    return shot.stream().anyMatch(Take::isFinished);
  }
}
