package io.marquee.gateway.directory;

import io.marquee.events.workspace.DomainState;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which domain of a customer leads to which workspace. There are few, and they change seldom. */
final class Domains {

  private final ConcurrentHashMap<UUID, DomainState> byId = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, DomainState> byHost = new ConcurrentHashMap<>();

  synchronized void put(DomainState domain) {
    remove(domain.domainId());
    byId.put(domain.domainId(), domain);
    byHost.put(domain.host(), domain);
  }

  /** A host that changed hands meanwhile stays with the new one. */
  synchronized void remove(UUID id) {
    DomainState gone = byId.remove(id);
    if (gone != null) byHost.remove(gone.host(), gone);
  }

  @Nullable UUID workspaceAt(String host) {
    DomainState domain = byHost.get(host);
    return domain == null ? null : domain.workspaceId();
  }
}
