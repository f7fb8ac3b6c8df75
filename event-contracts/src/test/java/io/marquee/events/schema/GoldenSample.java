package io.marquee.events.schema;

import io.marquee.events.Event;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event of each type with every property set, and no two ids the same. Texts are the first word
 * that the component's Javadoc gives as {@code code}, so that they mean something.
 */
public final class GoldenSample {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Javadocs JAVADOCS = new Javadocs(Path.of("src/main/java"));

  private GoldenSample() {}

  /** The sample of an event. */
  public static <E extends Event> E of(Class<E> type) {
    return type.cast(make(type));
  }

  /** What a record holds. */
  public static Object valueOf(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Object make(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      String name = components[i].getName();
      Matcher code = CODE.matcher(JAVADOCS.of(type, name));
      values[i] = value(components[i].getGenericType(), code.find() ? code.group(1) : name, i);
    }
    try {
      return type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(values);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Object value(Type type, String word, int index) {
    if (type == UUID.class) return new UUID(0x0197a1b200007000L, 0x8000000000000000L + index);
    if (type == String.class) return word;
    if (type == Instant.class) return Instant.parse("2026-11-22T12:00:00.123456Z");
    if (type == BigDecimal.class) return new BigDecimal("12.50");
    if (type == boolean.class || type == Boolean.class) return true;
    if (type == int.class || type == Integer.class) return 100 + index;
    if (type == long.class || type == Long.class) return 1000L + index;
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      Type element = generic.getActualTypeArguments()[0];
      return element == String.class ? List.of(word, "more") : List.of(value(element, word, index));
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
      Type[] of = generic.getActualTypeArguments();
      if (of[0] == String.class) return Map.of("one", value(of[1], word, index));
      return Map.of(value(of[0], word, index), value(of[1], word, index + 1));
    }
    if (type instanceof Class<?> kind && kind.isEnum()) return kind.getEnumConstants()[0];
    if (type instanceof Class<?> kind && kind.isRecord()) return make(kind);
    throw new IllegalStateException("GoldenSample knows no value of " + type);
  }
}
