package io.marquee.film.screenplay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One shot of a screenplay.
 *
 * @param key unique within the screenplay
 * @param durationSeconds how long it lasts, transitions included
 * @param prompt what a generating provider should show; the built-in renderer does without
 * @param caption text on screen
 * @param transition how it gives way to the next shot
 */
public record Shot(
    String key,
    BigDecimal durationSeconds,
    @Nullable String prompt,
    @Nullable String caption,
    Background background,
    Motion motion,
    Transition transition,
    List<Appearance> characters,
    @Nullable Narration narration) {

  public Shot {
    characters = List.copyOf(characters);
  }

  /** A character in this shot. */
  public record Appearance(UUID characterId, Prominence prominence) {}

  /** How much of the attention a character has. */
  public enum Prominence {
    PRIMARY,
    SECONDARY
  }

  /** A voice over this shot. */
  public record Narration(UUID assetId) {}

  /** What the camera does. */
  public enum Motion {
    ZOOM_IN,
    ZOOM_OUT,
    PAN_LEFT,
    PAN_RIGHT,
    NONE
  }

  /** How a shot gives way to the next one; that of the last shot has no effect. */
  public enum Transition {
    CUT,
    CROSSFADE
  }

  @Nullable UUID narrationAssetId() {
    return narration == null ? null : narration.assetId();
  }

  /** Price: one credit per started second. */
  public long credits() {
    return durationSeconds.setScale(0, RoundingMode.CEILING).longValueExact();
  }
}
