package io.marquee.identity.apikey;

import io.marquee.identity.access.Permission;
import io.marquee.identity.access.Reach;
import io.marquee.web.Caller;
import io.marquee.web.FieldError;
import io.marquee.web.InvalidRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a key may be given: permissions that there are, and that its maker has. */
final class ScopeRules {

  private ScopeRules() {}

  static void check(Caller caller, Collection<String> permissions) {
    Set<Permission> wanted = EnumSet.noneOf(Permission.class);
    List<FieldError> errors = new ArrayList<>();
    int place = 0;
    for (String code : permissions) {
      String pointer = "/permissions/" + place++;
      Permission.find(code)
          .ifPresentOrElse(
              wanted::add,
              () ->
                  errors.add(
                      new FieldError(
                          pointer,
                          "permission_unknown",
                          "There is no permission " + code + "; GET /permissions lists them.")));
    }
    if (!errors.isEmpty()) throw new InvalidRequest(errors);
    Reach.require(caller, wanted);
  }
}
