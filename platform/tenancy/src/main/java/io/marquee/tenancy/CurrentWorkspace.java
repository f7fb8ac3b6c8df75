package io.marquee.tenancy;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The tenant of the work at hand, as a scoped value. It is bound at four doors and nowhere else:
 * the HTTP filter, the event consumer, the job runner and the directory. A transaction applies it
 * once, when it begins. A scoped value is not inherited by {@code @Async}, {@code
 * CompletableFuture}, SSE or streamed bodies: those rebind with {@link #call} or {@link #run}.
 */
public final class CurrentWorkspace {

  private static final ScopedValue<Tenant> CURRENT = ScopedValue.newInstance();

  private CurrentWorkspace() {}

  /**
   * The bound tenant.
   *
   * @return the tenant, {@link Tenant#NONE} when nothing is bound
   */
  public static Tenant tenant() {
    return CURRENT.orElse(Tenant.NONE);
  }

  /**
   * The bound workspace.
   *
   * @return its id
   * @throws NoWorkspaceBound when none is bound
   */
  public static UUID id() {
    return find().orElseThrow(() -> new NoWorkspaceBound("workspace"));
  }

  /**
   * The bound workspace, if any.
   *
   * @return its id, or empty
   */
  public static Optional<UUID> find() {
    return Optional.ofNullable(tenant().workspaceId());
  }

  /**
   * The bound account.
   *
   * @return its id
   * @throws NoWorkspaceBound when none is bound
   */
  public static UUID accountId() {
    return findAccount().orElseThrow(() -> new NoWorkspaceBound("account"));
  }

  /**
   * The bound account, if any.
   *
   * @return its id, or empty
   */
  public static Optional<UUID> findAccount() {
    return Optional.ofNullable(tenant().accountId());
  }

  /**
   * Works for a tenant and gives the result.
   *
   * @param tenant whose data the work may see
   * @param work what to do
   * @param <T> the result's type
   * @return what the work returned
   * @throws RebindingInTransaction when a transaction of another tenant is open
   * @throws Exception what the work throws
   */
  public static <T> T call(Tenant tenant, Callable<T> work) throws Exception {
    guard(tenant);
    return ScopedValue.where(CURRENT, tenant).call(work::call);
  }

  /**
   * Works for a tenant.
   *
   * @param tenant whose data the work may see
   * @param work what to do
   * @throws RebindingInTransaction when a transaction of another tenant is open
   */
  public static void run(Tenant tenant, Runnable work) {
    guard(tenant);
    ScopedValue.where(CURRENT, tenant).run(work);
  }

  private static void guard(Tenant wanted) {
    if (TransactionSynchronizationManager.isActualTransactionActive() && !wanted.equals(tenant())) {
      throw new RebindingInTransaction(tenant(), wanted);
    }
  }
}
