package io.marquee.gateway.directory;

import io.marquee.events.identity.MembershipState;
import io.marquee.events.identity.SessionRevoked;
import io.marquee.events.workspace.WorkspaceState;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The three tables under one lock: a writer, and readers that hardly ever wait for it. */
final class Snapshot {

  private static final int MEMBERSHIP_BY_ID = 0;
  private static final int MEMBERSHIP_BY_USER = 1;

  /** id, user, workspace, grant. */
  private final UuidTable memberships =
      new UuidTable(7, new UuidTable.Columns(0, 2), new UuidTable.Columns(2, 6));

  /** id, account, deleted. */
  private final UuidTable workspaces = new UuidTable(5, new UuidTable.Columns(0, 2));

  /** session, second in which it no longer matters. */
  private final UuidTable revocations = new UuidTable(3, new UuidTable.Columns(0, 2));

  private final Grants grants = new Grants();
  private final StampedLock lock = new StampedLock();

  record Sizes(int memberships, int workspaces, int revocations) {}

  Sizes sizes() {
    return read(() -> new Sizes(memberships.size(), workspaces.size(), revocations.size()));
  }

  @Nullable Standing standing(UUID user, UUID workspace) {
    return read(() -> lookUp(user, workspace));
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
          int known = find(workspaces, workspace.workspaceId());
          if (known != UuidTable.NONE) workspaces.remove(known);
          workspaces.add(
              workspace.workspaceId().getMostSignificantBits(),
              workspace.workspaceId().getLeastSignificantBits(),
              account.getMostSignificantBits(),
              account.getLeastSignificantBits(),
              workspace.status().equals("deleted") ? 1 : 0);
        });
  }

  void removeWorkspace(UUID id) {
    write(
        () -> {
          int known = find(workspaces, id);
          if (known != UuidTable.NONE) workspaces.remove(known);
        });
  }

  void put(SessionRevoked revoked, Instant forget) {
    UUID session = revoked.sessionId();
    write(
        () -> {
          int known = find(revocations, session);
          if (known != UuidTable.NONE) revocations.remove(known);
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
    int known = find(workspaces, workspace);
    if (membership == UuidTable.NONE || known == UuidTable.NONE) return null;
    return new Standing(
        workspace,
        new UUID(workspaces.get(known, 2), workspaces.get(known, 3)),
        workspaces.get(known, 4) == 1,
        grants.get(memberships.get(membership, 6)));
  }

  private int byUser(UUID user, UUID workspace) {
    return memberships.find(
        MEMBERSHIP_BY_USER,
        user.getMostSignificantBits(),
        user.getLeastSignificantBits(),
        workspace.getMostSignificantBits(),
        workspace.getLeastSignificantBits());
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
