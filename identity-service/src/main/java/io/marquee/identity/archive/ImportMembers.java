package io.marquee.identity.archive;

import io.marquee.identity.access.Role;
import io.marquee.identity.access.Roles;
import io.marquee.identity.membership.Members;
import io.marquee.identity.membership.PeopleOfAccount;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.service.archive.ImportedFiles;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the people of an archive among those of the account that it comes into, and gives them the
 * places that they had. Nobody else is looked for: an archive can name anybody, and is no way to
 * learn who has an account here, nor to draw somebody in without asking. Whoever imports is the
 * owner.
 */
@Component
class ImportMembers implements ImportedFiles {

  private static final String USERS = "users";
  private static final String MEMBERSHIPS = "memberships";

  private final Users users;
  private final Members members;
  private final Roles roles;
  private final PeopleOfAccount peopleOfAccount;
  private final JsonMapper json;
  private final Clock clock;

  ImportMembers(
      Users users,
      Members members,
      Roles roles,
      PeopleOfAccount peopleOfAccount,
      JsonMapper json,
      Clock clock) {
    this.users = users;
    this.members = members;
    this.roles = roles;
    this.peopleOfAccount = peopleOfAccount;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Set<String> names() {
    return Set.of(USERS, MEMBERSHIPS);
  }

  @Override
  @Transactional
  public Map<UUID, UUID> take(Import asked, Map<String, List<String>> lines) {
    Map<UUID, UUID> people = find(asked, lines.getOrDefault(USERS, List.of()));
    // What workspace-service tells of the owner may come later, and then changes nothing.
    join(asked.importedBy(), Role.OWNER.code());
    for (String line : lines.getOrDefault(MEMBERSHIPS, List.of())) {
      JsonNode membership = json.readTree(line);
      UUID person = people.get(uuid(membership, "user_id"));
      if (person != null) join(person, role(asked, membership.path("role").asString("")));
    }
    return people;
  }

  private Map<UUID, UUID> find(Import asked, List<String> lines) {
    Set<UUID> known = new HashSet<>(peopleOfAccount.list(asked.accountId()));
    known.add(asked.importedBy());
    var found = new HashMap<UUID, UUID>();
    for (String line : lines) {
      JsonNode user = json.readTree(line);
      UUID there = uuid(user, "id");
      users
          .findOwner(user.path("email").asString(""))
          .map(here -> here.id().value())
          .filter(known::contains)
          .ifPresent(here -> found.put(there, here));
    }
    return found;
  }

  private void join(UUID person, String role) {
    var user = new User.Id(person);
    if (members.find(user).isEmpty()) members.join(user, role, clock.instant());
  }

  /** The former owner looks after it still; a role that is not known any more lets nobody far. */
  private String role(Import asked, String there) {
    if (there.equals(Role.OWNER.code())) return Role.ADMIN.code();
    String here =
        there.length() == 36 ? asked.ids().apply(UUID.fromString(there)).toString() : there;
    return roles.find(here).isPresent() ? here : Role.VIEWER.code();
  }

  private static UUID uuid(JsonNode row, String name) {
    return UUID.fromString(row.required(name).stringValue());
  }
}
