package io.marquee.workspace.branding;

import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.web.NotFound;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The looks before anybody is logged in: a public door. The id in the address is bound as it is and
 * the database asked the same, whether a workspace has it or not: one that is plain, deleted or
 * none at all looks like ours, and nobody can tell which it was.
 */
@RestController
@RequestMapping("/api/v1/looks/{workspace}")
@Tag(name = "Looks", description = "How a workspace looks, for everybody.")
class LooksController {

  private static final CacheControl FOR_A_WHILE =
      CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

  /** What everybody may see of the looks. */
  record LooksResponse(
      @Nullable String productName,
      String primaryColor,
      String textColor,
      String backgroundColor,
      boolean hideFooter,
      boolean hasLogo,
      boolean hasFavicon) {

    static LooksResponse of(Branding branding) {
      return new LooksResponse(
          branding.productName(),
          branding.primaryColor(),
          branding.textColor(),
          branding.backgroundColor(),
          branding.hideFooter(),
          branding.hasLogo(),
          branding.hasFavicon());
    }

    /** Of what is seen, not of the version: that would tell a plain workspace from none. */
    String etag() {
      return '"' + DigestUtils.md5DigestAsHex(toString().getBytes(StandardCharsets.UTF_8)) + '"';
    }
  }

  private final Brandings brandings;
  private final BrandImages images;

  LooksController(Brandings brandings, BrandImages images) {
    this.brandings = brandings;
    this.images = images;
  }

  @GetMapping
  ResponseEntity<LooksResponse> looks(@PathVariable("workspace") UUID workspace) throws Exception {
    var looks = CurrentWorkspace.call(within(workspace), () -> LooksResponse.of(brandings.shown()));
    return ResponseEntity.ok().cacheControl(FOR_A_WHILE).eTag(looks.etag()).body(looks);
  }

  @GetMapping("/images/{kind}")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(mediaType = MediaType.IMAGE_PNG_VALUE),
        @Content(mediaType = MediaType.IMAGE_JPEG_VALUE)
      })
  ResponseEntity<byte[]> image(
      @PathVariable("workspace") UUID workspace, @PathVariable ImageRules.Kind kind)
      throws Exception {
    var image =
        CurrentWorkspace.call(within(workspace), () -> images.shown(kind))
            .orElseThrow(
                () -> new NotFound(kind.name().toLowerCase(Locale.ROOT), "There is none to see."));
    return ResponseEntity.ok()
        .cacheControl(FOR_A_WHILE)
        .eTag('"' + image.sha256() + '"')
        .contentType(MediaType.parseMediaType(image.contentType()))
        .body(image.bytes());
  }

  private static Tenant within(UUID workspace) {
    return Tenant.workspace(workspace, null);
  }
}
