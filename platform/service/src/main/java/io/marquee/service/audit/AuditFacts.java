package io.marquee.service.audit;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the audit trail may know of a thing: its kind, its id, and the values on its allow list,
 * which is the method that makes these facts. Secrets and people's names and addresses do not
 * belong there; names that sound like them, and values of types that have no text of their own, are
 * refused.
 *
 * <pre>{@code
 * AuditFacts audited() {
 *   return AuditFacts.of("film", id).with("title", title).with("status", status);
 * }
 * }</pre>
 */
public final class AuditFacts {

  /** Longer texts are cut; a digest stands for the rest, so that a change of it still shows. */
  static final int LONGEST_TEXT = 1_000;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final List<String> NEVER =
      List.of("password", "secret", "token", "email", "full_name", "private", "phone");

  private final String type;
  private final UUID id;
  private final SortedMap<String, String> values = new TreeMap<>();

  private AuditFacts(String type, UUID id) {
    this.type = type;
    this.id = id;
  }

  /**
   * Begins with a thing of which nothing else is known.
   *
   * @param type its kind in snake_case, such as {@code api_key}; the first half of actions
   * @param id which one
   * @return facts to add values to
   */
  public static AuditFacts of(String type, UUID id) {
    if (!NAME.matcher(type).matches()) throw new IllegalArgumentException(type + " is no kind");
    return new AuditFacts(type, id);
  }

  /**
   * Adds a value.
   *
   * @param name in snake_case
   * @param value a text, number, truth value, id, enum constant, time, or list of these; null is
   *     none, and left out
   * @return these facts
   * @throws IllegalArgumentException when the name sounds like a secret or a person's data, or the
   *     value has no text of its own
   */
  public AuditFacts with(String name, @Nullable Object value) {
    if (!NAME.matcher(name).matches() || NEVER.stream().anyMatch(name::contains)) {
      throw new IllegalArgumentException(name + " does not belong into the audit trail");
    }
    if (value != null) values.put(name, cut(text(name, value)));
    return this;
  }

  String type() {
    return type;
  }

  UUID id() {
    return id;
  }

  SortedMap<String, String> values() {
    return Collections.unmodifiableSortedMap(values);
  }

  /** What is not the same in the other facts, as it is here. */
  SortedMap<String, String> otherThan(AuditFacts other) {
    return values.entrySet().stream()
        .filter(value -> !value.getValue().equals(other.values.get(value.getKey())))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (one, two) -> one, TreeMap::new));
  }

  private static String text(String name, Object value) {
    return switch (value) {
      // No database keeps the character NUL.
      case CharSequence text -> text.toString().replace('\0', ' ');
      case BigDecimal number -> number.toPlainString();
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      case UUID id -> id.toString();
      case TemporalAccessor time -> time.toString();
      case Collection<?> list ->
          list.stream().map(each -> text(name, each)).collect(Collectors.joining(", "));
      case Object[] list -> text(name, Arrays.asList(list));
      default -> throw new IllegalArgumentException(name + " is " + value.getClass());
    };
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST_TEXT) return text;
    boolean halves = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
    return "%s… (%d characters, SHA-256 %s)"
        .formatted(
            text.substring(0, halves ? LONGEST_TEXT - 1 : LONGEST_TEXT),
            text.length(),
            digest(text));
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
