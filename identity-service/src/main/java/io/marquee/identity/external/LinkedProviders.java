package io.marquee.identity.external;

import io.marquee.identity.user.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Through which providers somebody can log in. */
@Component
public class LinkedProviders {

  private final ExternalLinks links;
  private final ExternalProviders providers;

  LinkedProviders(ExternalLinks links, ExternalProviders providers) {
    this.links = links;
    this.providers = providers;
  }

  /**
   * One of them.
   *
   * @param provider its name in paths, null for one that is no longer configured
   * @param name for people
   * @param linkedAt since when
   * @param lastUsedAt when it was last logged in with, null for never
   */
  public record Item(
      @Nullable String provider, String name, Instant linkedAt, @Nullable Instant lastUsedAt) {}

  /**
   * Lists them.
   *
   * @param user whose
   * @return the oldest first
   */
  public List<Item> of(User.Id user) {
    return links.list(user).stream().map(this::item).toList();
  }

  private Item item(ExternalLinks.Link link) {
    return providers
        .find(link.issuer())
        .map(known -> new Item(known.provider(), known.name(), link.linkedAt(), link.lastUsedAt()))
        .orElseGet(() -> new Item(null, link.issuer(), link.linkedAt(), link.lastUsedAt()));
  }
}
