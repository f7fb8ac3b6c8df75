package io.marquee.workspace.account;

import io.marquee.service.audit.AuditFacts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who pays. It is there as soon as its person is; a row is written when somebody names it. */
@Entity
@Table(name = "accounts")
class Account {

  /** What the account is. */
  enum Kind {
    PERSONAL,
    AGENCY,
    PUBLISHER,
    NETWORK
  }

  @Id private UUID id;
  private String name;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  /** Where its data lies; never changes. */
  @Column(updatable = false)
  private String region;

  @Column(updatable = false)
  private Instant createdAt;

  private Instant updatedAt;
  @Version private @Nullable Long version;

  @SuppressWarnings("NullAway.Init")
  protected Account() {}

  /** An account that nobody has named yet. */
  static Account unnamed(UUID id, String region, Instant now) {
    var account = new Account();
    account.id = id;
    account.name = "";
    account.kind = Kind.PERSONAL;
    account.region = region;
    account.createdAt = now;
    account.updatedAt = now;
    return account;
  }

  void describe(@Nullable String newName, @Nullable Kind newKind, Instant now) {
    if (newName != null) name = newName;
    if (newKind != null) kind = newKind;
    updatedAt = now;
  }

  /** What the audit trail may know of it. */
  AuditFacts audited() {
    return AuditFacts.of("account", id).with("name", name).with("kind", kind);
  }

  AccountView view(String access) {
    return new AccountView(id, name, kind, region, access, version());
  }

  long version() {
    return version == null ? 0 : version + 1;
  }
}
