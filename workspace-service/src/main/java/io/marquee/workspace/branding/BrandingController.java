package io.marquee.workspace.branding;

import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.Requires;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The looks of a workspace over HTTP; the images' version is that of the looks. */
@RestController
@RequestMapping("/api/v1/workspaces/{workspaceId}/branding")
@Requires("workspaces:write")
@Tag(name = "Branding", description = "How a workspace looks to its own clients.")
class BrandingController {

  /** The looks as a whole; what is left out is ours. */
  record NewBranding(
      @Size(min = 1, max = 60) @Nullable String productName,
      @NotNull String primaryColor,
      @NotNull String textColor,
      @NotNull String backgroundColor,
      // Neither quotes nor line ends: it stands in the header of mails.
      @Pattern(regexp = "[\\p{L}\\p{N} .,&'!+-]{1,60}") @Nullable String senderName,
      @Nullable Boolean hideFooter) {

    Branding toBranding() {
      return new Branding(
          productName,
          primaryColor,
          textColor,
          backgroundColor,
          senderName,
          Boolean.TRUE.equals(hideFooter),
          false,
          false,
          0);
    }
  }

  private final Brandings brandings;
  private final BrandImages images;

  BrandingController(Brandings brandings, BrandImages images) {
    this.brandings = brandings;
    this.images = images;
  }

  @GetMapping
  @Requires("workspaces:read")
  ResponseEntity<Branding> get() {
    Branding branding = brandings.current();
    return Etag.ok(branding, branding.version());
  }

  @PutMapping
  ResponseEntity<Branding> replace(IfMatch seen, @Valid @RequestBody NewBranding request) {
    brandings.replace(seen, request.toBranding());
    return get();
  }

  @GetMapping("/images/{kind}")
  @Requires("workspaces:read")
  ResponseEntity<byte[]> image(@PathVariable ImageRules.Kind kind) {
    BrandImages.Image found = images.get(kind);
    return ResponseEntity.ok()
        .eTag('"' + found.sha256() + '"')
        .contentType(MediaType.parseMediaType(found.contentType()))
        .body(found.bytes());
  }

  /** The bytes decide what it is, whatever the client calls them. */
  @PutMapping("/images/{kind}")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = {
        @Content(mediaType = MediaType.IMAGE_PNG_VALUE),
        @Content(mediaType = MediaType.IMAGE_JPEG_VALUE)
      })
  ResponseEntity<Branding> putImage(
      @PathVariable ImageRules.Kind kind, IfMatch seen, @RequestBody byte[] bytes) {
    brandings.changeImage(seen, () -> images.put(kind, bytes));
    return get();
  }

  @DeleteMapping("/images/{kind}")
  ResponseEntity<Branding> removeImage(@PathVariable ImageRules.Kind kind, IfMatch seen) {
    brandings.changeImage(seen, () -> images.remove(kind));
    return get();
  }
}
