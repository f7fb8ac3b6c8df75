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
 * @param status {@code active}
 * @param createdAt when it was connected
 */
public record SocialAccount(
    UUID id, String platform, String displayName, String status, Instant createdAt) {

  /**
   * An account's id.
   *
   * @param value in general form
   */
  @Embeddable
  public record Id(@Column(name = "social_account_id") UUID value) implements Serializable {}
}
