package io.marquee.publishing.socialaccount;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * Where posts appear.
 *
 * @param id the account
 * @param platform {@code feed}, later also others
 * @param displayName name to show
 * @param status {@code active}, or {@code disconnected} when it came in from an archive and nobody
 *     has connected it yet
 * @param createdAt when it was connected
 */
public record SocialAccount(
    UUID id, String platform, String displayName, String status, Instant createdAt) {

  static final String ACTIVE = "active";

  /** Whether anything may appear there. */
  public boolean isActive() {
    return status.equals(ACTIVE);
  }

  /**
   * An account's id.
   *
   * @param value in general form
   */
  @Embeddable
  public record Id(@Column(name = "social_account_id") UUID value) implements Serializable {}
}
