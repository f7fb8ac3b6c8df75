package io.marquee.identity.access;

import io.marquee.service.audit.Audit;
import io.marquee.web.Caller;
import io.marquee.web.IfMatch;
import io.marquee.web.NotFound;
import java.util.function.UnaryOperator;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes another one of a role, and with it of all who have it. */
@Service
public class ChangeRole {

  private final CustomRoles roles;
  private final Audit audit;

  ChangeRole(CustomRoles roles, Audit audit) {
    this.roles = roles;
    this.audit = audit;
  }

  /**
   * Changes it.
   *
   * @param caller who; must have all that the role allowed, and all that it is to allow
   * @param id which role
   * @param seen the version that the change is made to
   * @param change from what it is to what it is to be
   */
  @Transactional
  public void run(
      Caller caller, CustomRole.Id id, IfMatch seen, UnaryOperator<CustomRole.Definition> change) {
    caller.requirePerson();
    CustomRole role = roles.lock(id).orElseThrow(() -> new NotFound("role", id.value()));
    seen.check(role.version());
    Reach.require(caller, role.definition().permissions());
    CustomRole.Definition definition = change.apply(role.definition());
    Reach.require(caller, definition.permissions());
    if (Role.find(definition.name()).isPresent()) throw new RoleNameTaken(definition.name());
    var before = role.audited();
    role.redefine(definition);
    try {
      roles.saveAndFlush(role);
      audit.changed("updated", before, role.audited());
    } catch (DataIntegrityViolationException taken) {
      throw new RoleNameTaken(definition.name());
    }
  }
}
