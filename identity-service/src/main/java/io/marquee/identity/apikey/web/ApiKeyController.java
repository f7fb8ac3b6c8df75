package io.marquee.identity.apikey.web;

import io.marquee.identity.apikey.ApiKey;
import io.marquee.identity.apikey.ApiKeySummaries;
import io.marquee.identity.apikey.ChangeApiKey;
import io.marquee.identity.apikey.CreateApiKey;
import io.marquee.identity.apikey.IssuedKey;
import io.marquee.identity.apikey.RevokeApiKey;
import io.marquee.identity.apikey.RotateApiKey;
import io.marquee.web.Caller;
import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys of a workspace. A secret is in two answers only: of making and of rotating. */
@RestController
@RequestMapping("/api/v1/w/{workspaceId}/api-keys")
@Requires("api_keys:manage")
class ApiKeyController {

  private final ApiKeySummaries keys;
  private final CreateApiKey createApiKey;
  private final ChangeApiKey changeApiKey;
  private final RotateApiKey rotateApiKey;
  private final RevokeApiKey revokeApiKey;

  ApiKeyController(
      ApiKeySummaries keys,
      CreateApiKey createApiKey,
      ChangeApiKey changeApiKey,
      RotateApiKey rotateApiKey,
      RevokeApiKey revokeApiKey) {
    this.keys = keys;
    this.createApiKey = createApiKey;
    this.changeApiKey = changeApiKey;
    this.rotateApiKey = rotateApiKey;
    this.revokeApiKey = revokeApiKey;
  }

  record IssuedApiKey(ApiKeyItem apiKey, String secret) {}

  @GetMapping
  Page<ApiKeyItem> list(Paging paging) {
    return keys.list(paging).map(ApiKeyItem::of);
  }

  @GetMapping("/{id}")
  ResponseEntity<ApiKeyItem> get(@PathVariable UUID id) {
    ApiKeySummaries.ApiKeySummary key = keys.get(id);
    return Etag.ok(ApiKeyItem.of(key), key.version());
  }

  @PostMapping
  ResponseEntity<IssuedApiKey> create(
      @PathVariable UUID workspaceId, Caller caller, @Valid @RequestBody NewApiKey body) {
    IssuedKey issued = createApiKey.run(caller, body.command());
    URI place = URI.create("/api/v1/w/%s/api-keys/%s".formatted(workspaceId, issued.id().value()));
    return answer(ResponseEntity.created(place), issued);
  }

  @PatchMapping("/{id}")
  ResponseEntity<ApiKeyItem> change(
      @PathVariable UUID id, Caller caller, IfMatch seen, @Valid @RequestBody ApiKeyChange body) {
    changeApiKey.run(caller, body.command(new ApiKey.Id(id), seen));
    return get(id);
  }

  /** Asks for no If-Match: an Idempotency-Key keeps a repeated request from rotating twice. */
  @PostMapping("/{id}/rotate")
  ResponseEntity<IssuedApiKey> rotate(
      @PathVariable UUID id,
      Caller caller,
      @Valid @RequestBody(required = false) @Nullable Rotation body) {
    Rotation wanted = body == null ? new Rotation(null) : body;
    IssuedKey issued = rotateApiKey.run(caller, new ApiKey.Id(id), wanted.overlap());
    return answer(ResponseEntity.ok(), issued);
  }

  /** Asks for no If-Match: a key that is to end must not stay because its name was changed. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable UUID id, Caller caller) {
    revokeApiKey.run(caller, new ApiKey.Id(id));
  }

  private ResponseEntity<IssuedApiKey> answer(ResponseEntity.BodyBuilder answer, IssuedKey issued) {
    ApiKeySummaries.ApiKeySummary key = keys.get(issued.id().value());
    return answer
        .cacheControl(CacheControl.noStore())
        .eTag(Etag.of(key.version()))
        .body(new IssuedApiKey(ApiKeyItem.of(key), issued.text().text()));
  }
}
