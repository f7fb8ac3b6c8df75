package io.marquee.gateway.directory;

import static io.marquee.gateway.directory.DirectoryFixtures.entitlements;
import static io.marquee.gateway.directory.DirectoryFixtures.key;
import static io.marquee.gateway.directory.DirectoryFixtures.membership;
import static io.marquee.gateway.directory.DirectoryFixtures.workspace;

import java.util.Base64;
import java.util.UUID;

/** What a full directory takes of the heap. */
public final class DirectoryMemory {

  private static final int MEMBERSHIPS = 1_000_000;
  private static final int MEMBERS = 10;
  private static final int KEYS = 100_000;
  private static final String[] PERMISSIONS = {
    "films:read", "films:write", "films:generate", "assets:read", "assets:write", "posts:read"
  };

  private DirectoryMemory() {}

  /** A million memberships, then as many accounts and some keys. */
  public static String sentence() {
    long before = used();
    Snapshot snapshot = new Snapshot();
    UUID brand = UUID.randomUUID();
    for (int i = 0; i < MEMBERSHIPS; i++) {
      if (i % MEMBERS == 0) brand = UUID.randomUUID();
      snapshot.put(membership(UUID.randomUUID(), UUID.randomUUID(), brand, "editor", PERMISSIONS));
      if (i % MEMBERS == 0) snapshot.put(workspace(brand, UUID.randomUUID(), "active"));
    }
    long members = used();
    for (int i = 0; i < MEMBERSHIPS; i++) snapshot.put(entitlements(UUID.randomUUID(), "team"));
    long accounts = used();
    byte[] hash = new byte[32];
    for (int i = 0; i < KEYS; i++) {
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
      snapshot.put(key(UUID.randomUUID(), brand, UUID.randomUUID(), text, PERMISSIONS));
    }
    long keys = used();
    return "%,d memberships in %,d workspaces take %d MB, %,d accounts' plans %d MB, %,d API keys %d MB (%s)."
        .formatted(
            MEMBERSHIPS,
            MEMBERSHIPS / MEMBERS,
            (members - before) >> 20,
            MEMBERSHIPS,
            (accounts - members) >> 20,
            KEYS,
            (keys - accounts) >> 20,
            snapshot.sizes());
  }

  private static long used() {
    for (int i = 0; i < 3; i++) System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
