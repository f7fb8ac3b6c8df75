package io.marquee.events.film;

import io.marquee.events.EventName;
import io.marquee.events.Snapshot;
import java.time.Instant;
import java.util.UUID;

/**
 * A usable asset as its events have told it so far, for projections that are rebuilt.
 *
 * @param assetId the asset
 * @param filename name as uploaded
 * @param contentType media type as found in the bytes
 * @param sizeBytes length in bytes
 * @param createdAt when its upload was announced
 */
@EventName("film.asset-snapshot.v1")
public record AssetSnapshot(
    UUID assetId, String filename, String contentType, long sizeBytes, Instant createdAt)
    implements AssetEvent, Snapshot {}
