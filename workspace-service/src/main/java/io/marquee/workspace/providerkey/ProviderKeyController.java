package io.marquee.workspace.providerkey;

import io.marquee.web.Caller;
import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Provider keys over HTTP. Whoever gives, changes or is shown one proves anew who they are. */
@RestController
@RequestMapping("/api/v1/workspaces/{workspaceId}/provider-keys")
@Requires("workspaces:write")
@Tag(name = "Provider keys", description = "Keys of the providers that a workspace brings.")
class ProviderKeyController {

  private static final String PROVIDER = "[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?";

  /**
   * A key to keep.
   *
   * @param provider lower-case name, such as {@code openai}
   */
  record NewProviderKey(
      @NotNull @Pattern(regexp = PROVIDER) String provider,
      @NotBlank @Size(min = 8, max = 8000) String secret,
      @Size(max = 200) @Nullable String label) {

    ProviderSecret given() {
      return new ProviderSecret(secret, label);
    }

    @Override
    public String toString() {
      return "NewProviderKey[provider=" + provider + "]";
    }
  }

  /** A key as it was given. */
  record Revealed(String provider, String secret) {
    @Override
    public String toString() {
      return "Revealed[provider=" + provider + "]";
    }
  }

  /** How many keys were sealed anew. */
  record Rotated(int providerKeys) {}

  private final ProviderKeys keys;
  private final ProviderKeyViews views;

  ProviderKeyController(ProviderKeys keys, ProviderKeyViews views) {
    this.keys = keys;
    this.views = views;
  }

  @GetMapping
  Page<ProviderKeyView> list() {
    return Page.whole(views.list());
  }

  @PostMapping
  ResponseEntity<ProviderKeyView> create(
      @PathVariable UUID workspaceId, Caller caller, @Valid @RequestBody NewProviderKey request) {
    caller.requirePerson();
    keys.add(request.provider(), request.given(), caller.userId());
    ProviderKeyView view = views.get(request.provider());
    return ResponseEntity.created(
            URI.create(
                "/api/v1/workspaces/%s/provider-keys/%s"
                    .formatted(workspaceId, request.provider())))
        .eTag(Etag.of(view.version()))
        .body(view);
  }

  @GetMapping("/{provider}")
  ResponseEntity<ProviderKeyView> get(@PathVariable String provider) {
    ProviderKeyView view = views.get(provider);
    return Etag.ok(view, view.version());
  }

  @PutMapping("/{provider}")
  ResponseEntity<ProviderKeyView> replace(
      @PathVariable String provider,
      Caller caller,
      IfMatch seen,
      @Valid @RequestBody ProviderSecret request) {
    caller.requirePerson();
    keys.replace(provider, seen, request);
    return get(provider);
  }

  @DeleteMapping("/{provider}")
  ResponseEntity<Void> delete(@PathVariable String provider, Caller caller, IfMatch seen) {
    caller.requirePerson();
    keys.remove(provider, seen);
    return ResponseEntity.noContent().build();
  }

  @GetMapping("/{provider}/secret")
  ResponseEntity<Revealed> reveal(@PathVariable String provider, Caller caller) {
    caller.requirePerson();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Revealed(provider, keys.reveal(provider, caller)));
  }

  @GetMapping("/{provider}/uses")
  Page<ProviderKeyViews.Use> uses(@PathVariable String provider, Paging paging) {
    return views.uses(provider, paging);
  }

  @PostMapping("/rotate")
  Rotated rotate(Caller caller) {
    caller.requirePerson();
    return new Rotated(keys.rotate());
  }
}
