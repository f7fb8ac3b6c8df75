package io.marquee.film.character;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.film.asset.AssetKind;
import io.marquee.film.asset.Assets;
import io.marquee.service.audit.Audit;
import io.marquee.web.FieldError;
import io.marquee.web.InvalidRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds a character with its portfolio of images. */
@Component
public class CreateCharacter {

  private final Characters characters;
  private final Assets assets;
  private final Clock clock;
  private final Audit audit;

  CreateCharacter(Characters characters, Assets assets, Clock clock, Audit audit) {
    this.characters = characters;
    this.assets = assets;
    this.clock = clock;
    this.audit = audit;
  }

  public record Command(String name, @Nullable String description, List<UUID> imageAssetIds) {}

  @Transactional
  public Character run(Command command) {
    var name = command.name().strip();
    if (characters.existsByNameIgnoreCase(name)) throw new CharacterNameTaken(name);
    checkImages(command.imageAssetIds());
    var character =
        new Character(
            UuidCreator.getTimeOrderedEpoch(),
            name,
            command.description(),
            command.imageAssetIds(),
            clock.instant());
    try {
      var created = characters.saveAndFlush(character);
      audit.created(created.audited());
      return created;
    } catch (DataIntegrityViolationException atTheSameTime) {
      throw new CharacterNameTaken(name);
    }
  }

  private void checkImages(List<UUID> ids) {
    var errors = new ArrayList<FieldError>();
    for (var index = 0; index < ids.size(); index++) {
      var id = ids.get(index);
      var asset = assets.findById(id);
      var pointer = "/image_asset_ids/" + index;
      if (asset.isEmpty()) {
        errors.add(new FieldError(pointer, "unknown_asset", "There is no asset " + id + "."));
      } else if (asset.get().kind() != AssetKind.IMAGE) {
        errors.add(new FieldError(pointer, "wrong_asset_kind", "The asset is not an image."));
      }
    }
    if (!errors.isEmpty()) throw new InvalidRequest(errors);
  }
}
