package io.marquee.service.audit;

import io.marquee.events.audit.AuditRecorded;
import io.marquee.outbox.Outbox;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.web.Caller;
import io.marquee.web.CurrentCaller;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says entries through the outbox. */
final class AuditAnnouncer implements Audit {

  /** The trail of what concerns no tenant at all. */
  private static final Tenant PLATFORM = Tenant.account(new UUID(0, 0));

  private final Outbox outbox;
  private final Origins origins;
  private final String service;
  private final @Nullable Tenant tenant;
  private final @Nullable String actor;

  AuditAnnouncer(Outbox outbox, Origins origins, String service) {
    this(outbox, origins, service, null, null);
  }

  private AuditAnnouncer(
      Outbox outbox,
      Origins origins,
      String service,
      @Nullable Tenant tenant,
      @Nullable String actor) {
    this.outbox = outbox;
    this.origins = origins;
    this.service = service;
    this.tenant = tenant;
    this.actor = actor;
  }

  @Override
  public void created(AuditFacts after) {
    say("created", after, null, after.values());
  }

  @Override
  public void changed(String verb, AuditFacts before, AuditFacts after) {
    if (!before.type().equals(after.type()) || !before.id().equals(after.id())) {
      throw new IllegalArgumentException("before and after are of different things");
    }
    var gone = before.otherThan(after);
    var come = after.otherThan(before);
    if (!gone.isEmpty() || !come.isEmpty()) say(verb, after, gone, come);
  }

  @Override
  public void deleted(AuditFacts before) {
    say("deleted", before, before.values(), null);
  }

  @Override
  public void noted(String verb, AuditFacts about) {
    say(verb, about, null, about.values().isEmpty() ? null : about.values());
  }

  @Override
  public Audit in(Tenant other) {
    return new AuditAnnouncer(outbox, origins, service, other, actor);
  }

  @Override
  public Audit by(String other) {
    return new AuditAnnouncer(outbox, origins, service, tenant, other);
  }

  private void say(
      String verb,
      AuditFacts about,
      @Nullable Map<String, String> before,
      @Nullable Map<String, String> after) {
    outbox.append(
        new AuditRecorded(
            about.id(),
            about.type(),
            about.type() + "." + verb,
            actor(),
            before,
            after,
            origins.sealed(about.id())),
        tenant());
  }

  private Tenant tenant() {
    Tenant bound = tenant != null ? tenant : CurrentWorkspace.tenant();
    return bound.workspaceId() == null && bound.accountId() == null ? PLATFORM : bound;
  }

  private String actor() {
    if (actor != null) return actor;
    return CurrentCaller.find().map(Caller::principal).orElse("service:" + service);
  }
}
