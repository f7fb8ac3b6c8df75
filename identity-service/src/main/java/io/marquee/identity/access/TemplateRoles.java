package io.marquee.identity.access;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.audit.Audit;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The bound workspace's own roles as a template keeps them. */
@Service
public class TemplateRoles {

  private record Told(
      String name, String description, @Nullable String baseRole, Set<String> permissions) {}

  private final CustomRoles roles;
  private final JsonMapper json;
  private final Clock clock;
  private final Audit audit;

  TemplateRoles(CustomRoles roles, JsonMapper json, Clock clock, Audit audit) {
    this.roles = roles;
    this.json = json;
    this.clock = clock;
    this.audit = audit;
  }

  /** The roles as JSON. */
  @Transactional(readOnly = true)
  public String current() {
    List<Told> told =
        roles.findAllByOrderByName().stream().map(role -> told(role.definition())).toList();
    return json.writeValueAsString(told);
  }

  /**
   * Makes roles that are not there yet. Whoever made the workspace owns it, and so may all that
   * they allow.
   *
   * @param content what {@link #current} said
   */
  @Transactional
  public void adopt(String content) {
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    roles.findAllByOrderByName().forEach(role -> taken.add(role.definition().name()));
    for (Told told : json.readValue(content, Told[].class)) {
      if (!taken.add(told.name()) || taken.size() > TooManyRoles.MOST) continue;
      EnumSet<Permission> added = EnumSet.noneOf(Permission.class);
      told.permissions().forEach(code -> Permission.find(code).ifPresent(added::add));
      String base = told.baseRole();
      var definition =
          new CustomRole.Definition(
              told.name(), told.description(), base == null ? null : Role.of(base), added);
      var role =
          new CustomRole(
              new CustomRole.Id(UuidCreator.getTimeOrderedEpoch()), definition, clock.instant());
      audit.created(roles.saveAndFlush(role).audited());
    }
  }

  private static Told told(CustomRole.Definition role) {
    Role base = role.base();
    return new Told(
        role.name(),
        role.description(),
        base == null ? null : base.code(),
        new TreeSet<>(GrantedRole.codes(role.added())));
  }
}
