package io.marquee.film.screenplay;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a shot shows behind everything else; exactly one of the three is given.
 *
 * @param color {@code #rrggbb}
 * @param gradient two to four colours, from the top left to the bottom right
 * @param assetId an image, cropped to fill the frame
 */
public record Background(
    @Nullable String color, @Nullable List<String> gradient, @Nullable UUID assetId) {

  /** The colours to paint when there is no image: one for a plain background. */
  public List<String> colors() {
    if (gradient != null) return gradient;
    return color == null ? List.of() : List.of(color);
  }
}
