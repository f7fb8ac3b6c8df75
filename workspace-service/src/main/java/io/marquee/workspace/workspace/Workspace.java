package io.marquee.workspace.workspace;

import io.marquee.service.audit.AuditFacts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** A tenant. Deleted softly first: for fourteen days it can be restored. */
@Entity
@Table(name = "workspaces")
public class Workspace extends AbstractAggregateRoot<Workspace> {

  static final Duration UNDO = Duration.ofDays(14);
  static final BigDecimal DEFAULT_QUOTA_GB = new BigDecimal("100");

  /** What the tenant is to its account. */
  public enum Kind {
    BRAND,
    CLIENT,
    ARTIST,
    MUSIC_PUBLISHER,
    PODCAST_NETWORK,
    AGENCY
  }

  /** What a music publisher is. */
  public enum PublisherTier {
    ENTERPRISE,
    PROFESSIONAL,
    PLATFORM,
    BOUTIQUE
  }

  /** How a music publisher makes its money. */
  public enum BusinessModel {
    TRADITIONAL,
    PLATFORM,
    HYBRID
  }

  /** Where the tenant is in its life. */
  public enum Status {
    /** Its schemas are being made; nobody may enter yet. */
    PROVISIONING,
    ACTIVE,
    ARCHIVED,
    DELETED
  }

  /** How the tenant's rows are kept apart. */
  public enum Isolation {
    SHARED,
    DEDICATED
  }

  /** Something changed; the others are told the whole state. */
  public record Changed(Workspace workspace) {}

  /** It is to have schemas of its own from its first day. */
  public record SchemaWanted(UUID ownerId) {}

  /** All services have a schema for it, and it is still closed. */
  public record Placed(UUID id) {}

  /**
   * What its people may change.
   *
   * @param publisherTier of a music publisher only, null when it is not told
   * @param businessModel of a music publisher only, null when it is not told
   * @param settings a JSON object
   */
  public record Details(
      String name,
      Kind kind,
      @Nullable PublisherTier publisherTier,
      @Nullable BusinessModel businessModel,
      BigDecimal storageQuotaGb,
      @Nullable BigDecimal monthlyBudgetUsd,
      String timeZone,
      String settings) {

    /** The same by another name. */
    public Details named(String other) {
      return new Details(
          other,
          kind,
          publisherTier,
          businessModel,
          storageQuotaGb,
          monthlyBudgetUsd,
          timeZone,
          settings);
    }

    Details withSettings(String other) {
      return new Details(
          name,
          kind,
          publisherTier,
          businessModel,
          storageQuotaGb,
          monthlyBudgetUsd,
          timeZone,
          other);
    }
  }

  @Id private UUID id;
  private UUID accountId;
  private UUID ownerId;
  private String name;
  private String slug;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Enumerated(EnumType.STRING)
  private @Nullable PublisherTier publisherTier;

  @Enumerated(EnumType.STRING)
  private @Nullable BusinessModel businessModel;

  @Enumerated(EnumType.STRING)
  private Status status;

  @Enumerated(EnumType.STRING)
  private Isolation isolation;

  private BigDecimal storageQuotaGb;
  private @Nullable BigDecimal monthlyBudgetUsd;
  private String timeZone;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::jsonb")
  private String settings;

  private @Nullable Instant deletedAt;
  private Instant createdAt;
  private Instant updatedAt;
  @Version private @Nullable Long version;

  @SuppressWarnings("NullAway.Init")
  protected Workspace() {}

  private Workspace(
      UUID id,
      UUID accountId,
      UUID ownerId,
      String slug,
      Isolation isolation,
      Details details,
      Instant now) {
    this.id = id;
    this.accountId = accountId;
    this.ownerId = ownerId;
    this.slug = slug;
    this.status = isolation == Isolation.DEDICATED ? Status.PROVISIONING : Status.ACTIVE;
    this.isolation = isolation;
    this.createdAt = now;
    this.updatedAt = now;
    take(details);
    registerEvent(new Changed(this));
  }

  static Workspace create(
      UUID id,
      UUID accountId,
      UUID ownerId,
      String slug,
      Isolation isolation,
      Details details,
      Instant now) {
    var made = new Workspace(id, accountId, ownerId, slug, isolation, details, now);
    if (isolation == Isolation.DEDICATED) made.registerEvent(new SchemaWanted(ownerId));
    return made;
  }

  /** Of an archive: closed until it is opened. */
  static Workspace takeIn(
      UUID id,
      UUID accountId,
      UUID ownerId,
      String slug,
      Isolation isolation,
      Details details,
      Instant now) {
    var made = create(id, accountId, ownerId, slug, isolation, details, now);
    made.status = Status.PROVISIONING;
    return made;
  }

  /**
   * All services keep it there now.
   *
   * @param stayClosed whether what it is made of is still to come
   */
  void arrived(Isolation where, boolean stayClosed, Instant now) {
    isolation = where;
    if (status == Status.PROVISIONING && !stayClosed) status = Status.ACTIVE;
    changed(now);
    if (stayClosed) registerEvent(new Placed(id));
  }

  /** What it is made of is there. */
  void open(Instant now) {
    if (status == Status.PROVISIONING) status = Status.ACTIVE;
    changed(now);
  }

  /** It does not become one. */
  void giveUp(Instant now) {
    status = Status.DELETED;
    deletedAt = now;
    changed(now);
  }

  void change(Details details, Instant now) {
    requireNotDeleted();
    take(details);
    changed(now);
  }

  private void take(Details details) {
    PublisherDetails.check(details);
    this.name = details.name();
    this.kind = details.kind();
    this.publisherTier = details.publisherTier();
    this.businessModel = details.businessModel();
    this.storageQuotaGb = details.storageQuotaGb();
    this.monthlyBudgetUsd = details.monthlyBudgetUsd();
    this.timeZone = details.timeZone();
    this.settings = details.settings();
  }

  void archive(Instant now) {
    requireReady();
    status = Status.ARCHIVED;
    changed(now);
  }

  void activate(Instant now) {
    requireReady();
    status = Status.ACTIVE;
    changed(now);
  }

  void delete(Instant now) {
    requireReady();
    status = Status.DELETED;
    deletedAt = now;
    changed(now);
  }

  /** It was handed over, which identity-service decides; also while it is deleted. */
  void belongTo(UUID owner, Instant now) {
    if (ownerId.equals(owner)) return;
    ownerId = owner;
    changed(now);
  }

  void restore(Instant now) {
    if (deletedAt == null) return;
    if (deletedAt.plus(UNDO).isBefore(now)) throw new RestoreTooLate(id);
    status = Status.ACTIVE;
    deletedAt = null;
    changed(now);
  }

  /** A status that it is given amid its making would be lost when that ends. */
  private void requireReady() {
    requireNotDeleted();
    if (status == Status.PROVISIONING) throw new WorkspaceProvisioning(id);
  }

  private void requireNotDeleted() {
    if (status == Status.DELETED) throw new WorkspaceNotFound(id);
  }

  private void changed(Instant now) {
    updatedAt = now;
    registerEvent(new Changed(this));
  }

  /** What the audit trail may know of it. */
  AuditFacts audited() {
    return AuditFacts.of("workspace", id)
        .with("account_id", accountId)
        .with("owner_id", ownerId)
        .with("name", name)
        .with("slug", slug)
        .with("kind", kind)
        .with("publisher_tier", publisherTier)
        .with("business_model", businessModel)
        .with("status", status)
        .with("isolation", isolation)
        .with("storage_quota_gb", storageQuotaGb)
        .with("monthly_budget_usd", monthlyBudgetUsd)
        .with("time_zone", timeZone)
        .with("settings", settings)
        .with("deleted_at", deletedAt);
  }

  Details details() {
    return new Details(
        name,
        kind,
        publisherTier,
        businessModel,
        storageQuotaGb,
        monthlyBudgetUsd,
        timeZone,
        settings);
  }

  long version() {
    return version == null ? 0 : version;
  }

  public UUID id() {
    return id;
  }

  public UUID accountId() {
    return accountId;
  }

  public UUID ownerId() {
    return ownerId;
  }

  public String name() {
    return name;
  }

  public String slug() {
    return slug;
  }

  public Kind kind() {
    return kind;
  }

  public Status status() {
    return status;
  }

  public Isolation isolation() {
    return isolation;
  }

  public BigDecimal storageQuotaGb() {
    return storageQuotaGb;
  }

  public @Nullable BigDecimal monthlyBudgetUsd() {
    return monthlyBudgetUsd;
  }

  public String timeZone() {
    return timeZone;
  }

  @Nullable Instant deletedAt() {
    return deletedAt;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
