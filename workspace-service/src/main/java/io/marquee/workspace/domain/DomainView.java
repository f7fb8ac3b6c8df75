package io.marquee.workspace.domain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A domain as the API shows it, with what DNS has to say.
 *
 * @param status {@code pending}, {@code verified}, or {@code suspended} when DNS says otherwise by
 *     now
 * @param problem what DNS lacks, null when nothing or when nobody has looked yet
 * @param txtName where a TXT record must say {@code txtValue}
 * @param cnameTarget where a CNAME record of the host must lead to
 */
record DomainView(
    UUID id,
    String host,
    String status,
    @Nullable String problem,
    String txtName,
    String txtValue,
    String cnameTarget,
    @Nullable Instant verifiedAt,
    @Nullable Instant checkedAt,
    Instant createdAt,
    @JsonIgnore long version) {}
