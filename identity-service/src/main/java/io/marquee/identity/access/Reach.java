package io.marquee.identity.access;

import io.marquee.web.Caller;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Nobody gives what they do not have, nor changes what is above them. */
public final class Reach {

  private Reach() {}

  /**
   * Goes on only if the caller has all of it.
   *
   * @param caller who wants to give, change or take away
   * @param permissions what it allows
   * @throws BeyondYourself 403 <code>beyond_yourself</code>, naming what the caller lacks
   */
  public static void require(Caller caller, Collection<Permission> permissions) {
    Set<Permission> lacking = EnumSet.noneOf(Permission.class);
    for (Permission each : permissions) if (!caller.may(each.code())) lacking.add(each);
    if (!lacking.isEmpty()) throw new BeyondYourself(GrantedRole.codes(lacking));
  }
}
