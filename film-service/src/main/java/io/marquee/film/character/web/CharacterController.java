package io.marquee.film.character.web;

import io.marquee.film.character.Character;
import io.marquee.film.character.CharacterSummaries;
import io.marquee.film.character.Characters;
import io.marquee.film.character.CreateCharacter;
import io.marquee.web.Etag;
import io.marquee.web.NotFound;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/w/{workspaceId}/characters")
class CharacterController {

  private final CreateCharacter createCharacter;
  private final Characters characters;
  private final CharacterSummaries summaries;

  CharacterController(
      CreateCharacter createCharacter, Characters characters, CharacterSummaries summaries) {
    this.createCharacter = createCharacter;
    this.characters = characters;
    this.summaries = summaries;
  }

  record NewCharacter(
      @NotBlank @Size(max = 200) String name,
      @Nullable @Size(max = 4000) String description,
      @Nullable @Size(max = 50) List<UUID> imageAssetIds) {}

  record CharacterView(
      UUID id,
      String name,
      @Nullable String description,
      List<UUID> imageAssetIds,
      Instant createdAt) {
    static CharacterView of(Character character) {
      return new CharacterView(
          character.id(),
          character.name(),
          character.description(),
          character.imageAssetIds(),
          character.createdAt());
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Requires("characters:write")
  CharacterView create(@Valid @RequestBody NewCharacter request) {
    var images = request.imageAssetIds() == null ? List.<UUID>of() : request.imageAssetIds();
    return CharacterView.of(
        createCharacter.run(
            new CreateCharacter.Command(request.name(), request.description(), images)));
  }

  @GetMapping
  @Requires("characters:read")
  Page<CharacterSummaries.CharacterSummary> list(Paging paging) {
    return summaries.list(paging);
  }

  @GetMapping("/{characterId}")
  @Requires("characters:read")
  ResponseEntity<CharacterView> get(@PathVariable UUID characterId) {
    var character =
        characters.findById(characterId).orElseThrow(() -> new NotFound("character", characterId));
    return Etag.ok(CharacterView.of(character), character.version());
  }
}
