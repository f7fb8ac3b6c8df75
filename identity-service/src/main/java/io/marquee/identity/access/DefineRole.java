package io.marquee.identity.access;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.audit.Audit;
import io.marquee.web.Caller;
import java.time.Clock;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives the current workspace a role of its own. */
@Service
public class DefineRole {

  private final CustomRoles roles;
  private final Clock clock;
  private final Audit audit;

  DefineRole(CustomRoles roles, Clock clock, Audit audit) {
    this.roles = roles;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Defines it.
   *
   * @param caller who; must have all that the role allows
   * @param definition what it is to be
   * @return the new role
   */
  @Transactional
  public CustomRole.Id run(Caller caller, CustomRole.Definition definition) {
    caller.requirePerson();
    Reach.require(caller, definition.permissions());
    if (roles.count() >= TooManyRoles.MOST) throw new TooManyRoles();
    var id = new CustomRole.Id(UuidCreator.getTimeOrderedEpoch());
    audit.created(store(new CustomRole(id, definition, clock.instant())).audited());
    return id;
  }

  private CustomRole store(CustomRole role) {
    if (Role.find(role.definition().name()).isPresent()) {
      throw new RoleNameTaken(role.definition().name());
    }
    try {
      return roles.saveAndFlush(role);
    } catch (DataIntegrityViolationException taken) {
      throw new RoleNameTaken(role.definition().name());
    }
  }
}
