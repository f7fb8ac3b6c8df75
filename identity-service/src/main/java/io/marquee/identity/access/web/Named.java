package io.marquee.identity.access.web;

import io.marquee.identity.access.Permission;
import io.marquee.identity.access.Role;
import io.marquee.web.FieldError;
import io.marquee.web.InvalidRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what requests name: roles and permissions. */
final class Named {

  static final int LONGEST_NAME = 100;
  static final int LONGEST_DESCRIPTION = 500;

  private Named() {}

  static @Nullable Role base(@Nullable String code) {
    if (code == null) return null;
    return Role.find(code)
        .filter(role -> role != Role.OWNER)
        .orElseThrow(
            () ->
                new InvalidRequest(
                    "/base_role", "role_unknown", "No other role can build on " + code + "."));
  }

  static Set<Permission> permissions(List<String> codes) {
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      String code = codes.get(i);
      String pointer = "/permissions/" + i;
      Permission.find(code)
          .ifPresentOrElse(
              permissions::add,
              () ->
                  errors.add(
                      new FieldError(
                          pointer,
                          "permission_unknown",
                          "There is no permission " + code + "; GET /permissions lists them.")));
    }
    if (!errors.isEmpty()) throw new InvalidRequest(errors);
    return permissions;
  }
}
