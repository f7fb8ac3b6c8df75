package io.marquee.identity.apikey;

import io.marquee.events.ApiKeyText;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Whether a key is good, for those who have nothing but the key. A directory says whose it is, and
 * that workspace is bound to look.
 */
@Service
public class VerifyApiKey {

  private final KeyDirectory directory;
  private final ApiKeys keys;
  private final KeyPermissions permissions;
  private final TransactionOperations transaction;
  private final Clock clock;

  VerifyApiKey(
      KeyDirectory directory,
      ApiKeys keys,
      KeyPermissions permissions,
      TransactionOperations transaction,
      Clock clock) {
    this.directory = directory;
    this.keys = keys;
    this.permissions = permissions;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A key that is good.
   *
   * @param keyId which
   * @param workspaceId the workspace that it opens
   * @param permissions what it allows there at present
   */
  public record Good(UUID keyId, UUID workspaceId, List<String> permissions) {}

  /**
   * Looks.
   *
   * @param text as somebody sent it, perhaps nonsense
   * @return the key if it is good
   */
  public Optional<Good> run(String text) {
    return ApiKeyText.parse(text)
        .flatMap(key -> directory.find(key.keyId()).flatMap(tenant -> find(key, tenant)));
  }

  private Optional<Good> find(ApiKeyText text, Tenant tenant) {
    try {
      return CurrentWorkspace.call(
          tenant, () -> transaction.execute(status -> good(text, CurrentWorkspace.id())));
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Optional<Good> good(ApiKeyText text, UUID workspace) {
    return keys.findById(new ApiKey.Id(text.keyId()))
        .filter(key -> key.isOpenedBy(text, clock.instant()))
        .map(key -> new Good(key.id().value(), workspace, permissions.of(key)));
  }
}
