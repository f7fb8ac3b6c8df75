package io.marquee.publishing.post;

import io.marquee.web.Caller;
import io.marquee.web.CurrentCaller;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a list shows to an API key that is limited to some projects or social accounts. */
public final class KeyLimits {

  /** The condition for posts. One appears for a key if it appears on one of the key's accounts. */
  public static final String POSTS =
      """
       (:every_project or film_id in (select id from films where project_id in (:projects)))
       and (:every_account or exists (
         select 1 from publications reached
         where reached.post_id = posts.id and reached.social_account_id in (:accounts)))
      """;

  /** The condition for publications. */
  static final String PUBLICATIONS =
      """
       (:every_project or film_id in (select id from films where project_id in (:projects)))
       and (:every_account or social_account_id in (:accounts))
      """;

  /** SQL knows no empty list. */
  private static final Set<UUID> NONE = Set.of(new UUID(0, 0));

  private KeyLimits() {}

  /**
   * The parameters of both, of whoever calls.
   *
   * @return by name
   */
  public static Map<String, Object> parameters() {
    Set<UUID> projects = CurrentCaller.find().map(Caller::projectIds).orElse(Set.of());
    Set<UUID> accounts = CurrentCaller.find().map(Caller::socialAccountIds).orElse(Set.of());
    return Map.of(
        "every_project",
        projects.isEmpty(),
        "projects",
        projects.isEmpty() ? NONE : projects,
        "every_account",
        accounts.isEmpty(),
        "accounts",
        accounts.isEmpty() ? NONE : accounts);
  }
}
