package io.marquee.outbox;

import io.marquee.events.Event;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The workspace that an event itself names, in its component {@code workspaceId}. It has to be that
 * of the envelope: listeners are bound to the one and may write by the other.
 */
public final class NamedWorkspace {
  private static final ClassValue<Optional<Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
          RecordComponent[] components = type.getRecordComponents();
          if (components == null) return Optional.empty();
          return Arrays.stream(components)
              .filter(it -> it.getName().equals("workspaceId") && it.getType() == UUID.class)
              .map(RecordComponent::getAccessor)
              .findAny();
        }
      };

  private NamedWorkspace() {}

  /**
   * Whether an event names another workspace than its envelope.
   *
   * @param bound the workspace of the envelope, null if it has none
   */
  public static boolean isForeign(Event event, @Nullable UUID bound) {
    UUID named = of(event);
    return named != null && !named.equals(bound);
  }

  private static @Nullable UUID of(Event event) {
    Optional<Method> accessor = ACCESSORS.get(event.getClass());
    if (accessor.isEmpty()) return null;
    try {
      return (UUID) accessor.get().invoke(event);
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
