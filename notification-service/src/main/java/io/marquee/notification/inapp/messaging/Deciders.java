package io.marquee.notification.inapp.messaging;

import io.marquee.notification.person.People;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who is asked to decide on a post: whoever was named, as long as they belong to the workspace;
 * else everybody who may, of those whom the stage is for. What they may is what their role allowed
 * when identity-service told last.
 */
@Component
class Deciders {

  private static final String DECIDE = "approvals:decide";
  private static final String INSIDE = "posts:read";
  private static final String PORTAL = "portal:use";
  private static final String CLIENT = "client";

  private final People people;

  Deciders(People people) {
    this.people = people;
  }

  /**
   * Whom to ask.
   *
   * @param inside those who see the house
   * @param clients those who see the portal alone
   */
  record Asked(List<UUID> inside, List<UUID> clients) {}

  Asked of(String audience, @Nullable UUID assignee, @Nullable UUID requestedBy) {
    var asked = new Asked(new ArrayList<>(), new ArrayList<>());
    var members = people.members();
    boolean named = members.stream().anyMatch(member -> isNamed(member, assignee));
    for (People.Member member : members) {
      boolean inside = member.permissions().contains(INSIDE);
      boolean wanted =
          named
              ? isNamed(member, assignee)
              : isFor(audience, member.permissions()) && !member.userId().equals(requestedBy);
      if (wanted) (inside ? asked.inside() : asked.clients()).add(member.userId());
    }
    return asked;
  }

  /** Whether somebody still belongs here and sees posts. */
  boolean mayStillLook(UUID user) {
    return people.members().stream()
        .anyMatch(member -> member.userId().equals(user) && member.permissions().contains(INSIDE));
  }

  private static boolean isNamed(People.Member member, @Nullable UUID assignee) {
    return member.userId().equals(assignee)
        && (member.permissions().contains(INSIDE) || member.permissions().contains(PORTAL));
  }

  private static boolean isFor(String audience, Set<String> permissions) {
    if (!permissions.contains(DECIDE)) return false;
    if (audience.equals(CLIENT))
      return permissions.contains(PORTAL) && !permissions.contains(INSIDE);
    return permissions.contains(INSIDE);
  }
}
