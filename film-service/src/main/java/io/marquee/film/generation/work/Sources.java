package io.marquee.film.generation.work;

import io.marquee.film.asset.Asset;
import io.marquee.film.asset.AssetKeys;
import io.marquee.film.asset.Assets;
import io.marquee.film.generation.Generation.Failure;
import io.marquee.film.rendering.SourceFile;
import io.marquee.film.screenplay.Screenplay;
import io.marquee.film.screenplay.Shot;
import io.marquee.film.storage.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings the assets that a screenplay uses to where the renderer reads them. */
@Component
class Sources {

  private final Assets assets;
  private final ObjectStore store;

  Sources(Assets assets, ObjectStore store) {
    this.assets = assets;
    this.store = store;
  }

  Map<UUID, SourceFile> fetch(Screenplay screenplay, Path directory) {
    var wanted = screenplay.assets();
    var known =
        assets.findByIdIn(wanted).stream()
            .collect(Collectors.toMap(Asset::id, Function.identity()));
    var files = new HashMap<UUID, SourceFile>();
    for (var id : wanted) {
      var asset = known.get(id);
      var key = AssetKeys.stored(id);
      if (asset == null || !asset.isReady() || store.size(key).isEmpty()) {
        throw failed("asset_missing", screenplay, id, "The asset %s does not exist any more.");
      }
      if (!SourceFile.readable(asset.contentType())) {
        throw failed("asset_unreadable", screenplay, id, "Films cannot be made of the asset %s.");
      }
      var file = directory.resolve("asset-" + id);
      store.fetch(key, file);
      files.put(id, new SourceFile(file, asset.contentType(), asset.sha256()));
    }
    return files;
  }

  private static RenderingFailed failed(
      String code, Screenplay screenplay, UUID assetId, String detail) {
    return new RenderingFailed(
        new Failure(code, "assets", shotWith(screenplay, assetId), detail.formatted(assetId)));
  }

  private static @Nullable String shotWith(Screenplay screenplay, UUID assetId) {
    return screenplay.shots().stream()
        .filter(shot -> assetId.equals(shot.background().assetId()) || narrated(shot, assetId))
        .map(Shot::key)
        .findFirst()
        .orElse(null);
  }

  private static boolean narrated(Shot shot, UUID assetId) {
    return shot.narration() != null && shot.narration().assetId().equals(assetId);
  }

  static Path emptied(Path directory) {
    try {
      delete(directory);
      return Files.createDirectories(directory);
    } catch (IOException exception) {
      throw new UncheckedIOException("cannot make " + directory, exception);
    }
  }

  static void delete(Path directory) {
    try {
      org.springframework.util.FileSystemUtils.deleteRecursively(directory);
    } catch (IOException exception) {
      throw new UncheckedIOException("cannot delete " + directory, exception);
    }
  }
}
