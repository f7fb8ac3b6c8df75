package io.marquee.workspace.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/**
 * An account as the API shows it.
 *
 * @param name empty until somebody names it
 * @param region where its data lies; never changes
 * @param access {@code personal} for one's own, {@code granted} for another's that one may enter
 */
record AccountView(
    UUID id,
    String name,
    Account.Kind kind,
    String region,
    String access,
    @JsonIgnore long version) {}
