package io.marquee.film.screenplay;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a screenplay may point at, seen from the workspace that it belongs to. */
public interface References {

  /** Those of the given characters that exist. */
  Set<UUID> characters(Set<UUID> ids);

  /** Those of the given assets that exist. */
  Map<UUID, KnownAsset> assets(Set<UUID> ids);

  /**
   * @param kind {@code image}, {@code audio}, {@code video} or {@code document}
   * @param ready whether its bytes have arrived and were checked
   */
  record KnownAsset(String kind, boolean ready) {}
}
