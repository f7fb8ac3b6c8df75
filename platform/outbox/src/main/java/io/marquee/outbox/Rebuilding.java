package io.marquee.outbox;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Whether the current thread fills a projection anew. Its listeners then write into tables beside
 * the ones in use; everything else that they could do would happen a second time, and is refused.
 */
public final class Rebuilding {
  private static final ScopedValue<String> PROJECTION = ScopedValue.newInstance();

  private Rebuilding() {}

  /**
   * Refuses to go on while a projection is rebuilt.
   *
   * @param what such as "says an event"
   */
  public static void refuse(String what) {
    if (PROJECTION.isBound()) throw new RebuildImpossible(PROJECTION.get(), what);
  }

  /** Works for the rebuild of a projection. */
  public static <T extends @Nullable Object> T call(String projection, Callable<T> work)
      throws Exception {
    return ScopedValue.where(PROJECTION, projection).call(work::call);
  }

  /** A listener of a projection does more than to write the projection's tables. */
  public static final class RebuildImpossible extends IllegalStateException {
    RebuildImpossible(String projection, String what) {
      super(
          "the projection %s cannot be rebuilt: a listener of it %s, which would happen twice"
              .formatted(projection, what));
    }
  }
}
