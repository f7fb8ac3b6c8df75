package io.marquee.film.generation.web;

import io.marquee.film.generation.Generation;
import io.marquee.film.generation.Generation.Status;
import io.marquee.film.generation.Take;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a generation is.
 *
 * @param stage {@code assets}, {@code shot}, {@code assembly} or {@code storage}; null before it
 *     starts
 * @param percent of the whole, 0 to 100
 */
record GenerationProgress(
    @Nullable String stage,
    int percent,
    int shotsFinished,
    int shotsTotal,
    List<ShotProgress> shots) {

  /** What part of the whole the shots are; the rest is putting them together. */
  private static final double SHARE_OF_SHOTS = 0.9;

  private static final int ASSEMBLED = 96;

  /** How far one shot is, over all variants. */
  record ShotProgress(String key, State state, int percent) {}

  /** Where a shot stands. */
  enum State {
    PENDING,
    RENDERING,
    FINISHED
  }

  static GenerationProgress of(Generation generation, List<Take> takes, @Nullable String stage) {
    var shots =
        takes.stream()
            .collect(Collectors.groupingBy(Take::position, TreeMap::new, Collectors.toList()))
            .values()
            .stream()
            .map(GenerationProgress::shot)
            .toList();
    var finished = shots.stream().filter(shot -> shot.state() == State.FINISHED).count();
    return new GenerationProgress(
        stage, percent(generation, takes, stage), (int) finished, shots.size(), shots);
  }

  private static ShotProgress shot(List<Take> takes) {
    var percent = (int) takes.stream().mapToInt(Take::percent).average().orElse(0);
    State state;
    if (takes.stream().allMatch(Take::isFinished)) {
      state = State.FINISHED;
    } else {
      state = percent > 0 ? State.RENDERING : State.PENDING;
    }
    return new ShotProgress(takes.getFirst().shotKey(), state, percent);
  }

  private static int percent(Generation generation, List<Take> takes, @Nullable String stage) {
    if (generation.status() == Status.SUCCEEDED) return 100;
    if ("storage".equals(stage)) return ASSEMBLED;
    var average = takes.stream().mapToInt(Take::percent).average().orElse(0);
    return (int) (SHARE_OF_SHOTS * average);
  }
}
