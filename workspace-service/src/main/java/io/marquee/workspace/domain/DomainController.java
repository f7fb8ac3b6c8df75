package io.marquee.workspace.domain;

import io.marquee.web.Etag;
import io.marquee.web.IfMatch;
import io.marquee.web.Page;
import io.marquee.web.Requires;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A workspace's own domains over HTTP. */
@RestController
@RequestMapping("/api/v1/workspaces/{workspaceId}/domains")
@Requires("workspaces:write")
@Tag(name = "Branding")
class DomainController {

  /** A domain to use. */
  record NewDomain(@NotBlank @Size(max = 253) String host) {}

  private final Domains domains;
  private final VerifyDomain verifyDomain;

  DomainController(Domains domains, VerifyDomain verifyDomain) {
    this.domains = domains;
    this.verifyDomain = verifyDomain;
  }

  @PostMapping
  ResponseEntity<DomainView> create(
      @PathVariable UUID workspaceId, @Valid @RequestBody NewDomain request) {
    DomainView made = domains.get(domains.add(request.host()));
    return ResponseEntity.created(
            URI.create("/api/v1/workspaces/%s/domains/%s".formatted(workspaceId, made.id())))
        .eTag(Etag.of(made.version()))
        .body(made);
  }

  @GetMapping
  @Requires("workspaces:read")
  Page<DomainView> list() {
    return Page.whole(domains.list());
  }

  @GetMapping("/{id}")
  @Requires("workspaces:read")
  ResponseEntity<DomainView> get(@PathVariable UUID id) {
    DomainView domain = domains.get(id);
    return Etag.ok(domain, domain.version());
  }

  @PostMapping("/{id}/verify")
  ResponseEntity<DomainView> verify(@PathVariable UUID id) {
    try {
      verifyDomain.run(id);
    } catch (Resolver.DnsUnavailable away) {
      throw new DnsSilent(domains.get(id).host());
    }
    return get(id);
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(@PathVariable UUID id, IfMatch seen) {
    domains.remove(id, seen);
    return ResponseEntity.noContent().build();
  }
}
