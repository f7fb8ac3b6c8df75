package io.marquee.outbox.operator;

import io.marquee.web.MarqueeProblem;
import io.marquee.web.Problem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.util.MimeTypeUtils;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answers of management endpoints: snake_case, and problem documents. They take text and read
 * it here, since the actuator's own conversion answers without a word.
 */
public final class Answers {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private Answers() {}

  /** Answers with what the work gives, or with the problem that it meets. */
  public static WebEndpointResponse<Object> of(Supplier<?> work) {
    try {
      Object answer = JSON.convertValue(work.get(), Object.class);
      return new WebEndpointResponse<>(answer, 200, MimeTypeUtils.APPLICATION_JSON);
    } catch (MarqueeProblem problem) {
      return new WebEndpointResponse<>(
          Problem.of(problem, null),
          problem.status(),
          MimeTypeUtils.parseMimeType(Problem.MEDIA_TYPE));
    }
  }

  /** Reads a UUID. */
  public static @Nullable UUID uuid(String name, @Nullable String text) {
    if (text == null || text.isBlank()) return null;
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException malformed) {
      throw invalid(name, text, "a UUID");
    }
  }

  /** Reads the number of something. */
  public static long number(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException malformed) {
      throw invalid(name, text, "a whole number");
    }
  }

  /** Reads an instant. */
  public static Instant instant(String name, @Nullable String text) {
    if (text == null) throw OperatorProblem.invalid(name + " is missing.", "Give " + name + ".");
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException malformed) {
      throw invalid(name, text, "an instant such as 2026-11-23T10:00:00Z");
    }
  }

  /** A value that is not what it should be. */
  public static OperatorProblem invalid(String name, String text, String wanted) {
    return OperatorProblem.invalid(
        "%s is \"%s\", which is not %s.".formatted(name, text, wanted),
        "Give " + wanted + " as " + name + ".");
  }
}
