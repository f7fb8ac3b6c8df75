package io.marquee.film.asset.web;

import io.marquee.film.asset.AnnounceAsset;
import io.marquee.film.asset.Asset;
import io.marquee.film.asset.AssetKeys;
import io.marquee.film.asset.AssetKind;
import io.marquee.film.asset.AssetNotReady;
import io.marquee.film.asset.AssetSummaries;
import io.marquee.film.asset.Assets;
import io.marquee.film.asset.CompleteUpload;
import io.marquee.film.storage.ObjectStore;
import io.marquee.web.Caller;
import io.marquee.web.Etag;
import io.marquee.web.NotFound;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/w/{workspaceId}/assets")
class AssetController {

  private final AnnounceAsset announceAsset;
  private final CompleteUpload completeUpload;
  private final Assets assets;
  private final AssetSummaries summaries;
  private final ObjectStore store;

  AssetController(
      AnnounceAsset announceAsset,
      CompleteUpload completeUpload,
      Assets assets,
      AssetSummaries summaries,
      ObjectStore store) {
    this.announceAsset = announceAsset;
    this.completeUpload = completeUpload;
    this.assets = assets;
    this.summaries = summaries;
    this.store = store;
  }

  record NewAsset(
      @NotBlank @Size(max = 255) String filename,
      @NotBlank
          @Size(max = 127)
          @Pattern(regexp = "[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+", message = "must be a media type")
          String contentType,
      @Min(1) @Max(MOST_BYTES) long size,
      @NotBlank @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be a SHA-256 in hex")
          String sha256) {}

  /** Two gigabytes. */
  private static final long MOST_BYTES = 2L << 30;

  record AssetView(
      UUID id,
      String filename,
      AssetKind kind,
      String contentType,
      long size,
      String sha256,
      Asset.Status status,
      UUID createdBy,
      Instant createdAt,
      ObjectStore.@Nullable Upload upload) {
    static AssetView of(Asset asset, ObjectStore.@Nullable Upload upload) {
      return new AssetView(
          asset.id(),
          asset.filename(),
          asset.kind(),
          asset.contentType(),
          asset.size(),
          asset.sha256(),
          asset.status(),
          asset.createdBy(),
          asset.createdAt(),
          upload);
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Requires("assets:write")
  AssetView announce(@Valid @RequestBody NewAsset request, Caller caller) {
    var announced =
        announceAsset.run(
            new AnnounceAsset.Command(
                request.filename(),
                request.contentType(),
                request.size(),
                request.sha256(),
                caller.userId()));
    return AssetView.of(announced.asset(), announced.upload());
  }

  @PostMapping("/{assetId}/complete")
  @Requires("assets:write")
  AssetView complete(@PathVariable UUID assetId) {
    return AssetView.of(completeUpload.run(assetId), null);
  }

  @GetMapping
  @Requires("assets:read")
  Page<AssetSummaries.AssetSummary> list(@RequestParam @Nullable String kind, Paging paging) {
    return summaries.list(kind, paging);
  }

  @GetMapping("/{assetId}")
  @Requires("assets:read")
  ResponseEntity<AssetView> get(@PathVariable UUID assetId) {
    var asset = find(assetId);
    return Etag.ok(AssetView.of(asset, null), asset.version());
  }

  @GetMapping("/{assetId}/content")
  @Requires("assets:read")
  ResponseEntity<Void> content(@PathVariable UUID assetId) {
    var asset = find(assetId);
    if (!asset.isReady()) throw new AssetNotReady(assetId);
    var download = asset.kind() == AssetKind.DOCUMENT;
    var url =
        store.allowReading(
            AssetKeys.stored(assetId), asset.contentType(), asset.filename(), download);
    return ResponseEntity.status(HttpStatus.FOUND).location(url).build();
  }

  private Asset find(UUID assetId) {
    return assets.findById(assetId).orElseThrow(() -> new NotFound("asset", assetId));
  }
}
