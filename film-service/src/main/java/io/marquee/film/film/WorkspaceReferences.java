package io.marquee.film.film;

import io.marquee.film.asset.Asset;
import io.marquee.film.asset.Assets;
import io.marquee.film.character.Character;
import io.marquee.film.character.Characters;
import io.marquee.film.screenplay.References;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What screenplays of the current workspace may point at. */
@Component
class WorkspaceReferences implements References {

  private final Characters characters;
  private final Assets assets;

  WorkspaceReferences(Characters characters, Assets assets) {
    this.characters = characters;
    this.assets = assets;
  }

  @Override
  public Set<UUID> characters(Set<UUID> ids) {
    if (ids.isEmpty()) return Set.of();
    return characters.findByIdIn(ids).stream().map(Character::id).collect(Collectors.toSet());
  }

  @Override
  public Map<UUID, KnownAsset> assets(Set<UUID> ids) {
    if (ids.isEmpty()) return Map.of();
    return assets.findByIdIn(ids).stream()
        .collect(Collectors.toMap(Asset::id, WorkspaceReferences::known));
  }

  private static KnownAsset known(Asset asset) {
    return new KnownAsset(asset.kind().name().toLowerCase(Locale.ROOT), asset.isReady());
  }
}
