package io.marquee.film.screenplay;

import io.marquee.film.screenplay.References.KnownAsset;
import io.marquee.film.screenplay.Shot.Appearance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a JSON Schema cannot say: whether things exist, are unique, and fit into one another. */
class ScreenplayCheck {

  static final int LONGEST_FILM_SECONDS = 1800;
  static final int SHORTEST_SIDE = 144;
  static final int LONGEST_SHORTER_SIDE = 1080;

  /** What is said where something is pointed at that is not there. */
  static final Set<String> OF_REFERENCES = Set.of("unknown_character", "unknown_asset");

  static final References NOTHING =
      new References() {
        @Override
        public Set<UUID> characters(Set<UUID> ids) {
          return Set.of();
        }

        @Override
        public Map<UUID, KnownAsset> assets(Set<UUID> ids) {
          return Map.of();
        }
      };

  private final Screenplay screenplay;
  private final Set<UUID> characters;
  private final Map<UUID, KnownAsset> assets;
  private final List<Flaw> flaws = new ArrayList<>();

  ScreenplayCheck(Screenplay screenplay, References references) {
    this.screenplay = screenplay;
    this.characters =
        references.characters(
            screenplay.shots().stream()
                .flatMap(shot -> shot.characters().stream())
                .map(Appearance::characterId)
                .collect(Collectors.toSet()));
    this.assets = references.assets(new HashSet<>(screenplay.assets()));
  }

  List<Flaw> flaws() {
    resolution();
    uniqueKeys();
    for (var index = 0; index < screenplay.shots().size(); index++) {
      var at = "/shots/" + index;
      var shot = screenplay.shots().get(index);
      asset(at + "/background/asset_id", shot.background().assetId(), "image");
      asset(at + "/narration/asset_id", shot.narrationAssetId(), "audio");
      characters(at, shot);
    }
    if (screenplay.music() != null) {
      asset("/music/asset_id", screenplay.music().assetId(), "audio");
    }
    lengths();
    return flaws;
  }

  private void resolution() {
    var side = screenplay.resolution().shorterSide();
    if (side < SHORTEST_SIDE || side > LONGEST_SHORTER_SIDE) {
      flaw(
          "/resolution",
          "not_allowed",
          "the shorter side must be between %d and %d pixels"
              .formatted(SHORTEST_SIDE, LONGEST_SHORTER_SIDE));
    }
  }

  private void uniqueKeys() {
    var first = new HashMap<String, Integer>();
    for (var index = 0; index < screenplay.shots().size(); index++) {
      var key = screenplay.shots().get(index).key();
      var earlier = first.putIfAbsent(key, index);
      if (earlier != null) {
        flaw(
            "/shots/" + index + "/key",
            "duplicate_key",
            "shot %d has the key '%s' already".formatted(earlier, key));
      }
    }
  }

  private void characters(String shotPointer, Shot shot) {
    var seen = new HashSet<UUID>();
    for (var index = 0; index < shot.characters().size(); index++) {
      var id = shot.characters().get(index).characterId();
      var pointer = shotPointer + "/characters/" + index + "/character_id";
      if (!characters.contains(id)) {
        flaw(pointer, "unknown_character", "there is no character " + id);
      } else if (!seen.add(id)) {
        flaw(pointer, "duplicate_character", "the shot names this character already");
      }
    }
  }

  private void asset(String pointer, @Nullable UUID id, String kind) {
    if (id == null) return;
    var asset = assets.get(id);
    if (asset == null) {
      flaw(pointer, "unknown_asset", "there is no asset " + id);
    } else if (!asset.ready()) {
      flaw(
          pointer,
          "asset_not_ready",
          "its upload is not complete: PUT the bytes, then POST /assets/" + id + "/complete");
    } else if (!asset.kind().equals(kind)) {
      flaw(
          pointer,
          "wrong_asset_kind",
          "needs an asset of kind %s, this one is %s".formatted(kind, asset.kind()));
    }
  }

  private void lengths() {
    var timeline = screenplay.timeline();
    var overlap = timeline.crossfadeFrames();
    var intoThis = 0;
    for (var index = 0; index < timeline.spans().size(); index++) {
      var span = timeline.spans().get(index);
      var intoNext = span.crossfade() ? overlap : 0;
      if (span.frames() <= intoThis + intoNext) {
        flaw(
            "/shots/" + index + "/duration_seconds",
            "shorter_than_crossfade",
            "the shot must be longer than its crossfades, which take %s s"
                .formatted(BigDecimal.valueOf((intoThis + intoNext) / (double) timeline.fps())));
      }
      intoThis = intoNext;
    }
    if (timeline.duration().toSeconds() > LONGEST_FILM_SECONDS) {
      flaw(
          "/shots",
          "film_too_long",
          "the film would last %d s, %d are allowed"
              .formatted(timeline.duration().toSeconds(), LONGEST_FILM_SECONDS));
    }
  }

  private void flaw(String pointer, String code, String detail) {
    flaws.add(new Flaw(pointer, code, detail));
  }
}
