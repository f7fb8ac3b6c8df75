package io.marquee.film.asset;

import io.marquee.web.MarqueeProblem;
import java.util.UUID;

/** Its upload is not complete. */
public class AssetNotReady extends MarqueeProblem {
  public AssetNotReady(UUID assetId) {
    super(
        409,
        "asset_not_ready",
        "The upload is not complete",
        "The asset " + assetId + " has no checked content yet.",
        "PUT the bytes to the upload's url, then POST to the asset's /complete.");
  }
}
