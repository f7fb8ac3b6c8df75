package io.marquee.workspace.domain;

import java.time.Instant;
import java.util.UUID;

/** What becomes of a domain, told within this service. */
public final class Domain {

  private Domain() {}

  /** It leads to the bound workspace. */
  public record Verified(UUID domainId, UUID accountId, String host, Instant verifiedAt) {}

  /** It does no more. */
  public record Lost(UUID domainId) {}
}
