package io.marquee.events.film;

import io.marquee.events.EventName;
import java.util.UUID;

/**
 * An upload was checked and is usable.
 *
 * @param assetId the asset
 * @param filename name as uploaded
 * @param contentType media type as found in the bytes
 * @param sizeBytes length in bytes
 */
@EventName("film.asset-stored.v1")
public record AssetStored(UUID assetId, String filename, String contentType, long sizeBytes)
    implements AssetEvent {}
