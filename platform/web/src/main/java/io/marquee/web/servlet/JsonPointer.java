package io.marquee.web.servlet;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;

/**
 * Pointers into the body (RFC 6901) out of the ways in which Jackson and Bean Validation name its
 * parts.
 */
final class JsonPointer {
  private static final Pattern STEP = Pattern.compile("\\[([^]]*)]|([^.\\[]+)");

  private static final Snake SNAKE = new Snake();

  private JsonPointer() {}

  /** Jackson's path, which has the JSON names already. */
  static String of(List<JacksonException.Reference> path) {
    return path.stream()
        .map(
            step ->
                step.getPropertyName() != null
                    ? step.getPropertyName()
                    : String.valueOf(step.getIndex()))
        .map(JsonPointer::escaped)
        .collect(Collectors.joining());
  }

  /**
   * Bean Validation's path, such as <code>shots[3].durationSeconds</code>; keys in brackets stay as
   * they are.
   */
  static String of(String propertyPath) {
    return STEP.matcher(propertyPath)
        .results()
        .map(JsonPointer::step)
        .collect(Collectors.joining());
  }

  private static String step(MatchResult step) {
    return step.group(1) != null ? escaped(step.group(1)) : escaped(snake(step.group(2)));
  }

  /** A Java name as JSON has it. */
  static String snake(String name) {
    return SNAKE.of(name);
  }

  private static String escaped(String step) {
    return "/" + step.replace("~", "~0").replace("/", "~1");
  }

  private static class Snake extends SnakeCaseStrategy {
    String of(String name) {
      return translate(name);
    }
  }
}
