package io.marquee.workspace.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks whether DNS says that a domain is the workspace's (TXT) and leads to us (CNAME). No
 * transaction is open while it asks.
 */
@Component
class VerifyDomain {

  private final Domains domains;
  private final Resolver resolver;

  VerifyDomain(Domains domains, Resolver resolver) {
    this.domains = domains;
    this.resolver = resolver;
  }

  void run(UUID id) throws Resolver.DnsUnavailable {
    domains.found(id, problemOf(domains.get(id)), false);
  }

  /** As every day, which alone may take a verified domain away. */
  void daily(UUID id) throws Resolver.DnsUnavailable {
    domains.found(id, problemOf(domains.get(id)), true);
  }

  private @Nullable String problemOf(DomainView domain) throws Resolver.DnsUnavailable {
    List<String> texts = resolver.texts(domain.txtName());
    if (!texts.contains(domain.txtValue())) {
      return "no TXT record of %s says %s".formatted(domain.txtName(), domain.txtValue());
    }
    List<String> aliases = resolver.aliases(domain.host());
    if (!aliases.contains(domain.cnameTarget())) {
      return aliases.isEmpty()
          ? "%s has no CNAME record".formatted(domain.host())
          : "the CNAME of %s leads to %s, not to %s"
              .formatted(domain.host(), aliases.getFirst(), domain.cnameTarget());
    }
    return null;
  }
}
