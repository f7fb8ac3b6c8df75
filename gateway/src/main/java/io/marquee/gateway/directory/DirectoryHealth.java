package io.marquee.gateway.directory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Part of readiness: without a directory that can be trusted, another replica does better. */
final class DirectoryHealth implements HealthIndicator {

  private final Directory directory;

  DirectoryHealth(Directory directory) {
    this.directory = directory;
  }

  @Override
  public Health health() {
    Snapshot.Sizes sizes = directory.sizes();
    if (sizes == null)
      return Health.outOfService().withDetail("reason", "reading the state topics").build();
    Health.Builder health =
        directory.trust(false) == Directory.Trust.GOOD ? Health.up() : Health.down();
    return health
        .withDetail("memberships", sizes.memberships())
        .withDetail("workspaces", sizes.workspaces())
        .withDetail("revocations", sizes.revocations())
        .withDetail("accounts", sizes.accounts())
        .withDetail("keys", sizes.keys())
        .withDetail("access_grants", sizes.accessGrants())
        .withDetail("silent_ms", directory.silence().toMillis())
        .build();
  }
}
