package io.marquee.workspace.providerkey;

import io.marquee.outbox.TenantAggregates;
import io.marquee.service.jobs.RecurringJob;
import io.marquee.tenancy.AcrossWorkspaces;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * After the installation's key was changed: seals the workspaces' keys anew with the new one, one
 * by one, while they are in use. Once none is left the former key may be forgotten.
 */
@Component
public class RewrapDataKeys extends RecurringJob {

  private static final int AT_ONCE = 500;

  private final TenantAggregates stale;
  private final DataKeys dataKeys;
  private final TransactionTemplate transaction;

  RewrapDataKeys(
      AcrossWorkspaces across,
      KeyEncryptionKeys keys,
      DataKeys dataKeys,
      TransactionTemplate transaction) {
    super("rewrap-data-keys", Duration.ofMinutes(10));
    this.stale =
        TenantAggregates.inSharedOnly(
            across, "data_keys", "null::uuid", "key_encryption_key <> '" + keys.current() + "'");
    this.dataKeys = dataKeys;
    this.transaction = transaction;
  }

  @Override
  public void run() {
    stale.each(
        AT_ONCE, key -> transaction.executeWithoutResult(status -> dataKeys.rewrap(key.id())));
  }
}
