package io.marquee.film.screenplay;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A checked screenplay.
 *
 * @param fps frames per second
 * @param resolution what the film is made for; see {@link Resolution}
 * @param shots in playing order, at least one
 * @param music under the whole film
 */
public record Screenplay(int fps, Resolution resolution, List<Shot> shots, @Nullable Music music) {

  public Screenplay {
    shots = List.copyOf(shots);
  }

  /**
   * @param assetId an audio asset
   * @param gainDb how much louder (or, below zero, softer) than the asset, in decibels
   */
  public record Music(UUID assetId, double gainDb) {}

  public Timeline timeline() {
    return Timeline.of(this);
  }

  /** Every asset that rendering needs, each once. */
  public List<UUID> assets() {
    var ofShots =
        shots.stream()
            .flatMap(shot -> Stream.of(shot.background().assetId(), shot.narrationAssetId()));
    var ofMusic = Stream.ofNullable(music).map(Music::assetId);
    return Stream.concat(ofShots.flatMap(Stream::ofNullable), ofMusic).distinct().toList();
  }
}
