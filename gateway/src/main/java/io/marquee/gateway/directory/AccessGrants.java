package io.marquee.gateway.directory;

import io.marquee.events.identity.AccessGrantState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What users may do in workspaces that they need not be members of: in all of an account, or
 * everywhere. Few have such a grant, so that they are plain objects.
 */
final class AccessGrants {

  private final ConcurrentHashMap<UUID, Held> byId = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<UUID, List<Held>> byUser = new ConcurrentHashMap<>();

  private record Held(UUID id, UUID user, @Nullable UUID account, Grant grant) {
    boolean reaches(UUID ofAccount) {
      return account == null || account.equals(ofAccount);
    }
  }

  int size() {
    return byId.size();
  }

  void put(AccessGrantState state) {
    remove(state.grantId());
    boolean ofAccount = state.scope().equals("account");
    if (ofAccount == (state.accountId() == null) || !(ofAccount || state.scope().equals("system")))
      throw new IllegalArgumentException("no such scope: " + state.scope());
    Grant grant = new Grant(state.role(), Set.copyOf(state.permissions()));
    Held held = new Held(state.grantId(), state.userId(), state.accountId(), grant);
    byId.put(held.id, held);
    byUser.merge(held.user, List.of(held), AccessGrants::joined);
  }

  void remove(UUID id) {
    Held held = byId.remove(id);
    if (held == null) return;
    byUser.computeIfPresent(
        held.user,
        (user, all) -> {
          List<Held> left = all.stream().filter(one -> !one.id.equals(id)).toList();
          return left.isEmpty() ? null : left;
        });
  }

  /**
   * What a membership and the user's grants together allow: what one of them allows is allowed.
   *
   * @param member what the membership allows, null for no member
   * @return null when nothing reaches the account's workspaces
   */
  @Nullable Grant with(@Nullable Grant member, UUID user, UUID account) {
    List<Held> held = byUser.get(user);
    if (held == null) return member;
    Grant all = member;
    for (Held one : held) if (one.reaches(account)) all = all == null ? one.grant : both(all, one);
    return all;
  }

  private static Grant both(Grant first, Held second) {
    if (first.permissions().containsAll(second.grant.permissions())) return first;
    Set<String> permissions = new HashSet<>(first.permissions());
    permissions.addAll(second.grant.permissions());
    return new Grant(first.role(), Set.copyOf(permissions));
  }

  private static List<Held> joined(List<Held> before, List<Held> added) {
    List<Held> all = new ArrayList<>(before);
    all.addAll(added);
    return List.copyOf(all);
  }
}
