package io.marquee.web.servlet;

import io.marquee.web.FieldError;
import io.marquee.web.InvalidRequest;
import io.marquee.web.MarqueeProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A body that Jackson could not read: 400 when it is no JSON, 422 when it is JSON of another shape
 * than asked for. The texts are ours, since Jackson's name classes.
 */
class UnreadableBody {
  private final JsonMapper json;

  UnreadableBody(JsonMapper json) {
    this.json = json;
  }

  MarqueeProblem problem(JacksonException failure) {
    String pointer = JsonPointer.of(failure.getPath());
    return switch (failure) {
      case UnrecognizedPropertyException unknown ->
          new InvalidRequest(
              pointer,
              "unknown_property",
              "There is no property " + unknown.getPropertyName() + " here.");
      case InvalidFormatException bad when isEnum(bad.getTargetType()) ->
          new InvalidRequest(
              pointer, "unknown_value", "Must be one of " + names(bad.getTargetType()) + ".");
      case MismatchedInputException other ->
          new InvalidRequest(
              pointer, "type_mismatch", "Must be " + kind(other.getTargetType()) + ".");
      case InputCoercionException huge ->
          new InvalidRequest(pointer, "out_of_range", "This number is too large.");
      case DatabindException refused ->
          new InvalidRequest(pointer, "invalid_value", "This value cannot be used here.");
      default -> malformed(failure, pointer);
    };
  }

  private static MarqueeProblem malformed(JacksonException failure, String pointer) {
    var place = failure.getLocation();
    String detail =
        place == null || place.getLineNr() < 1
            ? "The body is not JSON."
            : "The body is not JSON: see line %d, column %d."
                .formatted(place.getLineNr(), place.getColumnNr());
    return RequestProblem.malformedJson(
        detail,
        pointer.isEmpty()
            ? List.of()
            : List.of(new FieldError(pointer, "malformed_json", "The JSON breaks off here.")));
  }

  private static boolean isEnum(@Nullable Class<?> type) {
    return type != null && type.isEnum();
  }

  private String names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> json.convertValue(constant, String.class))
        .collect(Collectors.joining(", "));
  }

  private static String kind(@Nullable Class<?> type) {
    if (type == null) {
      return "of another type";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "a whole number";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (type.isArray() || Iterable.class.isAssignableFrom(type)) {
      return "an array";
    }
    return switch (type.getSimpleName()) {
      case "String" -> "a string";
      case "UUID" -> "a UUID";
      case "Instant", "OffsetDateTime" -> "a time as in RFC 3339, such as 2026-11-22T10:15:30Z";
      case "LocalDate" -> "a date such as 2026-11-22";
      case "Duration" -> "a duration as in ISO 8601, such as PT30S";
      default ->
          type.getPackageName().startsWith("java.")
              ? "a " + type.getSimpleName().toLowerCase(Locale.ROOT)
              : "an object";
    };
  }
}
