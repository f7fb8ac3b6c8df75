package io.marquee.film.rendering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a film sounds like; silence when there is neither music nor a voice. */
public record SoundPlan(@Nullable Music music, List<Voice> voices) {

  public SoundPlan {
    voices = List.copyOf(voices);
  }

  /** Under the whole film. */
  public record Music(SourceFile file, double gainDb) {}

  /**
   * @param startMillis when it begins in the film
   */
  public record Voice(SourceFile file, long startMillis) {}
}
