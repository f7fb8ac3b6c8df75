package io.marquee.workspace.providerkey;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A provider's key as lists show it: never itself.
 *
 * @param hint its last characters, to tell keys apart
 * @param lastUsedBy who was shown it last: {@code user:…} or {@code key:…}
 */
record ProviderKeyView(
    UUID id,
    String provider,
    String label,
    String hint,
    UUID createdBy,
    Instant createdAt,
    Instant updatedAt,
    @Nullable String lastUsedBy,
    @Nullable Instant lastUsedAt,
    @JsonIgnore long version) {}
