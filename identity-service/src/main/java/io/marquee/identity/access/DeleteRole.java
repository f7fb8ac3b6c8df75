package io.marquee.identity.access;

import io.marquee.service.audit.Audit;
import io.marquee.web.Caller;
import io.marquee.web.IfMatch;
import io.marquee.web.NotFound;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deletes a role that nobody has. The database holds the same by foreign keys. */
@Service
public class DeleteRole {

  private static final int NAMED = 20;

  private final CustomRoles roles;
  private final List<RoleUses> uses;
  private final Audit audit;

  DeleteRole(CustomRoles roles, List<RoleUses> uses, Audit audit) {
    this.roles = roles;
    this.uses = uses;
    this.audit = audit;
  }

  /**
   * Deletes it.
   *
   * @param caller who; must have all that the role allows
   * @param id which role
   * @param seen the version that was seen last
   */
  @Transactional
  public void run(Caller caller, CustomRole.Id id, IfMatch seen) {
    caller.requirePerson();
    CustomRole role = roles.lock(id).orElseThrow(() -> new NotFound("role", id.value()));
    seen.check(role.version());
    Reach.require(caller, role.definition().permissions());
    List<RoleUses.Use> found =
        uses.stream().flatMap(each -> each.of(id.value(), NAMED).stream()).limit(NAMED).toList();
    if (!found.isEmpty()) throw new RoleInUse(found);
    roles.delete(role);
    roles.flush();
    audit.deleted(role.audited());
  }
}
