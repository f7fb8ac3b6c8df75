package io.marquee.identity.apikey;

import io.marquee.identity.access.Permission;
import io.marquee.identity.standing.Standings;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a key allows at present: what it was given, as far as its maker still may it. */
@Component
public class KeyPermissions {

  private final Standings standings;

  KeyPermissions(Standings standings) {
    this.standings = standings;
  }

  /**
   * A key's.
   *
   * @param key which
   * @return such as {@code films:read}, in the order of their declaration
   */
  public List<String> of(ApiKey key) {
    Set<Permission> maker = standings.of(key.createdBy()).permissions();
    return maker.stream()
        .map(Permission::code)
        .filter(code -> key.scope().permissions().contains(code))
        .toList();
  }
}
