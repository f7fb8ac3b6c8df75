package io.marquee.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalTests {

  @Test
  void sortsByUtf16UnitsAsTheStandardsExample() {
    var object = new HashMap<String, Object>();
    object.put("\u20ac", "Euro Sign");
    object.put("\r", "Carriage Return");
    object.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
    object.put("1", "One");
    object.put("\ud83d\ude00", "Emoji: Grinning Face");
    object.put("\u0080", "Control");
    object.put("\u00f6", "Latin Small Letter O With Diaeresis");

    assertThat(Canonical.json(object))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @Test
  void escapesWhatMustBeAndNothingElse() {
    assertThat(Canonical.json(Map.of("s", "\u20ac$\u000f\nA'B\"\\\"/\b\t\f\u007f")))
        .isEqualTo("{\"s\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\"/\\b\\t\\f\u007f\"}");
  }

  @Test
  void writesNullsNumbersAndObjectsWithin() {
    var object = new HashMap<String, Object>();
    object.put("none", null);
    object.put("position", 12L);
    object.put("values", Map.of("b", "2", "a", "1"));
    object.put("empty", Map.of());

    assertThat(Canonical.json(object))
        .isEqualTo(
            "{\"empty\":{},\"none\":null,\"position\":12,\"values\":{\"a\":\"1\",\"b\":\"2\"}}");
  }

  @Test
  void hasNoFormForFractions() {
    assertThatThrownBy(() -> Canonical.json(Map.of("x", 1.5)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
