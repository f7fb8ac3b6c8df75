package io.marquee.identity.access;

import io.marquee.service.audit.AuditFacts;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** A role of one workspace: what another role allows, and more, or a choice of its own. */
@Entity
@Table(name = "custom_roles")
public class CustomRole extends AbstractAggregateRoot<CustomRole> {

  @EmbeddedId private Id id;
  private String name;
  private String description;
  private @Nullable String baseRole;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private String[] permissions;

  private Instant createdAt;
  @Version private @Nullable Long version;

  /**
   * A custom role's id.
   *
   * @param value in general form
   */
  @Embeddable
  public record Id(@Column(name = "id") UUID value) implements Serializable {}

  /**
   * What it is to be.
   *
   * @param name to show, unique in the workspace
   * @param description in a sentence, may be empty
   * @param base a role whose permissions it has, null for none
   * @param added permissions beside those
   */
  public record Definition(
      String name, String description, @Nullable Role base, Set<Permission> added) {

    /** What it allows: its base's permissions and its own. */
    Set<Permission> permissions() {
      EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
      if (base != null) all.addAll(base.permissions());
      all.addAll(added);
      return all;
    }
  }

  /**
   * It allows something else now, or is called differently.
   *
   * @param role as it is now
   */
  public record Changed(CustomRole role) {}

  @SuppressWarnings("NullAway.Init")
  protected CustomRole() {}

  @SuppressWarnings("NullAway.Init")
  CustomRole(Id id, Definition definition, Instant now) {
    this.id = id;
    this.createdAt = now;
    write(definition);
  }

  /** From now on it is something else, and with it all who have it. */
  void redefine(Definition definition) {
    write(definition);
    registerEvent(new Changed(this));
  }

  private void write(Definition definition) {
    Role base = definition.base();
    name = definition.name();
    description = definition.description();
    baseRole = base == null ? null : base.code();
    permissions = GrantedRole.codes(definition.added()).toArray(String[]::new);
  }

  Definition definition() {
    EnumSet<Permission> added = EnumSet.noneOf(Permission.class);
    // A permission that a later release took away allows nothing any more.
    for (String code : permissions) Permission.find(code).ifPresent(added::add);
    return new Definition(name, description, baseRole == null ? null : Role.of(baseRole), added);
  }

  /** What the audit trail may know of it. */
  AuditFacts audited() {
    return AuditFacts.of("role", id.value())
        .with("name", name)
        .with("description", description)
        .with("base_role", baseRole)
        .with("permissions", permissions);
  }

  /**
   * As memberships have it.
   *
   * @return the role
   */
  public GrantedRole granted() {
    return GrantedRole.custom(id.value(), name, baseRole, List.of(permissions));
  }

  /**
   * Which role.
   *
   * @return the id
   */
  public Id id() {
    return id;
  }

  long version() {
    return version == null ? 0 : version;
  }
}
