package io.marquee.workspace.domain;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.web.IfMatch;
import io.marquee.web.NotFound;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The bound workspace's domains. */
@Component
@Transactional
class Domains {

  /** So often in a row DNS may say otherwise before a verified domain leads nowhere. */
  private static final int PATIENCE = 3;

  private final JdbcClient jdbc;
  private final DomainSettings settings;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Audit audit;
  private final SecureRandom random = new SecureRandom();

  Domains(
      JdbcClient jdbc,
      DomainSettings settings,
      ApplicationEventPublisher events,
      Clock clock,
      Audit audit) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.events = events;
    this.clock = clock;
    this.audit = audit;
  }

  UUID add(String text) {
    HostName host = HostName.of(text, settings.target());
    byte[] token = new byte[16];
    random.nextBytes(token);
    UUID id = UuidCreator.getTimeOrderedEpoch();
    try {
      jdbc.sql(
              """
              insert into domains (id, account_id, host, token, status, failures, created_at, version)
              values (:id, :account, :host, :token, 'PENDING', 0, :now, 0)
              """)
          .param("id", id)
          .param("account", CurrentWorkspace.accountId())
          .param("host", host.value())
          .param("token", HexFormat.of().formatHex(token))
          .param("now", utc(clock.instant()))
          .update();
    } catch (DuplicateKeyException known) {
      throw new DomainTaken(host.value());
    }
    audit.created(facts(id, host.value()));
    return id;
  }

  @Transactional(readOnly = true)
  List<DomainView> list() {
    return jdbc.sql("select * from domains order by created_at desc, id").query(this::view).list();
  }

  @Transactional(readOnly = true)
  DomainView get(UUID id) {
    return jdbc.sql("select * from domains where id = ?")
        .param(id)
        .query(this::view)
        .optional()
        .orElseThrow(() -> new NotFound("domain", id));
  }

  void remove(UUID id, IfMatch seen) {
    DomainView domain = lock(id);
    seen.check(domain.version());
    jdbc.sql("delete from domains where id = ?").param(id).update();
    jdbc.sql("delete from domain_directory where domain_id = ?").param(id).update();
    audit.deleted(facts(id, domain.host()));
    if (domain.verifiedAt() != null) events.publishEvent(new Domain.Lost(id));
  }

  /**
   * Takes in what DNS says of a domain.
   *
   * @param problem what it lacks, null for nothing
   * @param daily whether nobody asked for it: a person who tries again and again loses nothing
   */
  void found(UUID id, @Nullable String problem, boolean daily) {
    DomainView domain = lock(id);
    if (problem == null) confirm(domain);
    else doubt(domain, problem, daily);
  }

  private void confirm(DomainView domain) {
    Instant now = clock.instant();
    if (!domain.status().equals("verified")) {
      try {
        jdbc.sql("insert into domain_directory (host, workspace_id, domain_id) values (?, ?, ?)")
            .params(domain.host(), CurrentWorkspace.id(), domain.id())
            .update();
      } catch (DuplicateKeyException others) {
        throw new DomainTaken(domain.host());
      }
    }
    jdbc.sql(
            """
            update domains set status = 'VERIFIED', problem = null, failures = 0, checked_at = :now,
                   verified_at = coalesce(verified_at, :now), version = version + 1
             where id = :id
            """)
        .param("now", utc(now))
        .param("id", domain.id())
        .update();
    if (domain.status().equals("verified")) return;
    audit.noted("verified", facts(domain.id(), domain.host()));
    Instant since = domain.verifiedAt() == null ? now : domain.verifiedAt();
    events.publishEvent(
        new Domain.Verified(domain.id(), CurrentWorkspace.accountId(), domain.host(), since));
  }

  private void doubt(DomainView domain, String problem, boolean daily) {
    Integer failures =
        jdbc.sql(
                """
                update domains set problem = :problem, version = version + 1,
                       failures = failures + case when :daily then 1 else 0 end,
                       checked_at = case when :daily or status <> 'VERIFIED' then :now else checked_at end
                 where id = :id returning failures
                """)
            .param("problem", problem)
            .param("daily", daily)
            .param("now", utc(clock.instant()))
            .param("id", domain.id())
            .query(Integer.class)
            .single();
    if (!daily || !domain.status().equals("verified") || failures < PATIENCE) return;
    jdbc.sql("update domains set status = 'SUSPENDED' where id = ?").param(domain.id()).update();
    jdbc.sql("delete from domain_directory where domain_id = ?").param(domain.id()).update();
    audit.noted("suspended", facts(domain.id(), domain.host()).with("problem", problem));
    events.publishEvent(new Domain.Lost(domain.id()));
  }

  /** All are lost, since the workspace is. */
  long removeAll() {
    List<UUID> ids = jdbc.sql("delete from domains returning id").query(UUID.class).list();
    ids.forEach(id -> events.publishEvent(new Domain.Lost(id)));
    return ids.size();
  }

  private DomainView lock(UUID id) {
    return jdbc.sql("select * from domains where id = ? for update")
        .param(id)
        .query(this::view)
        .optional()
        .orElseThrow(() -> new NotFound("domain", id));
  }

  private DomainView view(ResultSet row, int number) throws SQLException {
    return new DomainView(
        row.getObject("id", UUID.class),
        row.getString("host"),
        row.getString("status").toLowerCase(Locale.ROOT),
        row.getString("problem"),
        "_marquee." + row.getString("host"),
        "marquee-verification=" + row.getString("token"),
        settings.target(),
        instant(row.getObject("verified_at", OffsetDateTime.class)),
        instant(row.getObject("checked_at", OffsetDateTime.class)),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getLong("version"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static AuditFacts facts(UUID id, String host) {
    return AuditFacts.of("domain", id).with("host", host);
  }
}
