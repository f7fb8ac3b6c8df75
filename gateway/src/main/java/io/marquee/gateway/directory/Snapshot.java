package io.marquee.gateway.directory;

import io.marquee.events.billing.EntitlementsState;
import io.marquee.events.identity.AccessGrantState;
import io.marquee.events.identity.ApiKeyState;
import io.marquee.events.identity.MembershipState;
import io.marquee.events.identity.SessionRevoked;
import io.marquee.events.workspace.DomainState;
import io.marquee.events.workspace.WorkspaceState;
import io.marquee.gateway.recent.Recent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tables under one lock: a writer, and readers that hardly ever wait for it. */
final class Snapshot {

  private static final int MEMBERSHIP_BY_ID = 0;
  private static final int MEMBERSHIP_BY_USER = 1;
  private static final int SHARED_GRANTS = 10_000;
  private static final int DELETED = 1;
  private static final int PROVISIONING = 2;

  /** id, user, workspace, grant. */
  private final UuidTable memberships =
      new UuidTable(7, new UuidTable.Columns(0, 2), new UuidTable.Columns(2, 6));

  /** id, account, state. */
  private final UuidTable workspaces = new UuidTable(5, new UuidTable.Columns(0, 2));

  /** session, second in which it no longer matters. */
  private final UuidTable revocations = new UuidTable(3, new UuidTable.Columns(0, 2));

  /** account, number of its plan. */
  private final UuidTable accounts = new UuidTable(3, new UuidTable.Columns(0, 2));

  private final ConcurrentHashMap<UUID, ApiKey> keys = new ConcurrentHashMap<>();
  private final Recent<Grant, Grant> keyGrants = new Recent<>(SHARED_GRANTS);
  private final AccessGrants accessGrants = new AccessGrants();
  private final Domains domains = new Domains();
  private final List<String> plans = new ArrayList<>();
  private final Grants grants = new Grants();
  private final StampedLock lock = new StampedLock();

  record Sizes(
      int memberships, int workspaces, int revocations, int accounts, int keys, int accessGrants) {}

  Sizes sizes() {
    return read(
        () ->
            new Sizes(
                memberships.size(),
                workspaces.size(),
                revocations.size(),
                accounts.size(),
                keys.size(),
                accessGrants.size()));
  }

  @Nullable Standing standing(UUID user, UUID workspace) {
    return read(() -> lookUp(user, workspace));
  }

  /** The place of a key in its workspace. */
  @Nullable Standing standing(ApiKey key) {
    return read(() -> standing(key.workspaceId(), account -> key.grant()));
  }

  @Nullable ApiKey key(UUID id) {
    return keys.get(id);
  }

  boolean isRevoked(UUID session) {
    return read(() -> find(revocations, session) != UuidTable.NONE);
  }

  void put(MembershipState membership) {
    write(
        () -> {
          drop(membership.membershipId());
          UUID id = membership.membershipId();
          UUID user = membership.userId();
          UUID workspace = membership.workspaceId();
          // Somebody who left and came back may be here twice for a moment: the tombstone of the
          // first membership lies in another partition.
          memberships.add(
              id.getMostSignificantBits(),
              id.getLeastSignificantBits(),
              user.getMostSignificantBits(),
              user.getLeastSignificantBits(),
              workspace.getMostSignificantBits(),
              workspace.getLeastSignificantBits(),
              grants.acquire(membership.role(), Set.copyOf(membership.permissions())));
        });
  }

  void removeMembership(UUID id) {
    write(() -> drop(id));
  }

  void put(WorkspaceState workspace) {
    UUID account = workspace.accountId();
    write(
        () -> {
          removeFrom(workspaces, workspace.workspaceId());
          workspaces.add(
              workspace.workspaceId().getMostSignificantBits(),
              workspace.workspaceId().getLeastSignificantBits(),
              account.getMostSignificantBits(),
              account.getLeastSignificantBits(),
              switch (workspace.status()) {
                case "deleted" -> DELETED;
                case "provisioning" -> PROVISIONING;
                default -> 0;
              });
        });
  }

  void removeWorkspace(UUID id) {
    write(() -> removeFrom(workspaces, id));
  }

  @Nullable String planOf(UUID account) {
    return read(
        () -> {
          int known = find(accounts, account);
          return known == UuidTable.NONE ? null : plans.get((int) accounts.get(known, 2));
        });
  }

  void put(EntitlementsState entitlements) {
    UUID account = entitlements.accountId();
    write(
        () -> {
          removeFrom(accounts, account);
          accounts.add(
              account.getMostSignificantBits(),
              account.getLeastSignificantBits(),
              numberOf(entitlements.plan()));
        });
  }

  void removeAccount(UUID id) {
    write(() -> removeFrom(accounts, id));
  }

  void put(ApiKeyState key) {
    Grant grant = keyGrants.computeIfAbsent(ApiKey.grantOf(key), first -> first);
    keys.put(key.keyId(), ApiKey.of(key, grant));
  }

  void removeKey(UUID id) {
    keys.remove(id);
  }

  @Nullable UUID workspaceAt(String host) {
    return domains.workspaceAt(host);
  }

  void put(DomainState domain) {
    domains.put(domain);
  }

  void removeDomain(UUID id) {
    domains.remove(id);
  }

  void put(AccessGrantState grant) {
    accessGrants.put(grant);
  }

  void removeAccessGrant(UUID id) {
    accessGrants.remove(id);
  }

  void put(SessionRevoked revoked, Instant forget) {
    UUID session = revoked.sessionId();
    write(
        () -> {
          removeFrom(revocations, session);
          revocations.add(
              session.getMostSignificantBits(),
              session.getLeastSignificantBits(),
              forget.getEpochSecond());
        });
  }

  /** Forgets sessions whose last token has expired by itself. */
  void forgetRevocationsBefore(Instant now) {
    write(
        () -> {
          for (int row = 0; row < revocations.end(); row++) {
            long forget = revocations.get(row, 2);
            if (forget != 0 && forget < now.getEpochSecond()) revocations.remove(row);
          }
        });
  }

  private @Nullable Standing lookUp(UUID user, UUID workspace) {
    int membership = byUser(user, workspace);
    Grant member = membership == UuidTable.NONE ? null : grants.get(memberships.get(membership, 6));
    return standing(workspace, account -> accessGrants.with(member, user, account));
  }

  private @Nullable Standing standing(UUID workspace, Function<UUID, @Nullable Grant> grantFor) {
    int known = find(workspaces, workspace);
    if (known == UuidTable.NONE) return null;
    UUID account = new UUID(workspaces.get(known, 2), workspaces.get(known, 3));
    Grant grant = grantFor.apply(account);
    if (grant == null) return null;
    long state = workspaces.get(known, 4);
    return new Standing(workspace, account, state == DELETED, state == PROVISIONING, grant);
  }

  private int byUser(UUID user, UUID workspace) {
    return memberships.find(
        MEMBERSHIP_BY_USER,
        user.getMostSignificantBits(),
        user.getLeastSignificantBits(),
        workspace.getMostSignificantBits(),
        workspace.getLeastSignificantBits());
  }

  /** There are as many plans as billing sells, a handful. */
  private int numberOf(String plan) {
    int known = plans.indexOf(plan);
    if (known >= 0) return known;
    plans.add(plan);
    return plans.size() - 1;
  }

  private static void removeFrom(UuidTable table, UUID id) {
    int known = find(table, id);
    if (known != UuidTable.NONE) table.remove(known);
  }

  private void drop(UUID membership) {
    int row = find(memberships, membership);
    if (row != UuidTable.NONE) dropRow(row);
  }

  private void dropRow(int row) {
    grants.release(memberships.get(row, 6));
    memberships.remove(row);
  }

  private static int find(UuidTable table, UUID id) {
    return table.find(MEMBERSHIP_BY_ID, id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  private void write(Runnable change) {
    long stamp = lock.writeLock();
    try {
      change.run();
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /**
   * Reads without a lock first; what a writer disturbed, be it with an exception, is read again.
   */
  private <T extends @Nullable Object> T read(Supplier<T> question) {
    long stamp = lock.tryOptimisticRead();
    if (stamp != 0) {
      try {
        T answer = question.get();
        if (lock.validate(stamp)) return answer;
      } catch (RuntimeException disturbed) {
        if (lock.validate(stamp)) throw disturbed;
      }
    }
    stamp = lock.readLock();
    try {
      return question.get();
    } finally {
      lock.unlockRead(stamp);
    }
  }
}
