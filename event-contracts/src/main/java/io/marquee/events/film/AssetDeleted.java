package io.marquee.events.film;

import io.marquee.events.EventName;
import java.util.UUID;

/**
 * An asset and its bytes are gone.
 *
 * @param assetId the asset
 * @param sizeBytes length in bytes that became free
 */
@EventName("film.asset-deleted.v1")
public record AssetDeleted(UUID assetId, long sizeBytes) implements AssetEvent {}
