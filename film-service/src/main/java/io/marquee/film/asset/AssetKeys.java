package io.marquee.film.asset;

import io.marquee.tenancy.CurrentWorkspace;
import java.util.UUID;

/** Where the bytes of the current workspace's assets lie. */
public class AssetKeys {

  private AssetKeys() {}

  /** What was checked and does not change any more. */
  public static String stored(UUID assetId) {
    return "w/%s/assets/%s".formatted(CurrentWorkspace.id(), assetId);
  }

  /** Where clients may write; nothing is used from here. */
  static String upload(UUID assetId) {
    return "w/%s/uploads/%s".formatted(CurrentWorkspace.id(), assetId);
  }
}
