package io.marquee.film.film.web;

import io.marquee.film.film.ChangeFilm;
import io.marquee.film.film.ChangeFilm.To;
import io.marquee.web.FieldError;
import io.marquee.web.IfMatch;
import io.marquee.web.InvalidRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A merge patch (RFC 7396) for a film. What is left out stays, null removes; records cannot tell
 * the two apart.
 */
class FilmChanges {

  static final int LONGEST_TITLE = 200;
  private static final Set<String> KNOWN =
      Set.of("title", "project_id", "budget_limit_usd", "screenplay");

  private final ObjectNode patch;
  private final List<FieldError> errors = new ArrayList<>();

  FilmChanges(ObjectNode patch) {
    this.patch = patch;
  }

  ChangeFilm.Command command(UUID filmId, IfMatch ifMatch, UUID changedBy) {
    patch.propertyNames().stream()
        .filter(name -> !KNOWN.contains(name))
        .forEach(name -> error(name, "unknown_property", "cannot be changed or does not exist"));
    var command =
        new ChangeFilm.Command(
            filmId, ifMatch, changedBy, title(), projectId(), budget(), screenplay());
    if (!errors.isEmpty()) throw new InvalidRequest(errors);
    return command;
  }

  private @Nullable String title() {
    var value = patch.get("title");
    if (value == null) return null;
    if (!value.isString() || value.stringValue().isBlank()) {
      error("title", "not_blank", "must not be blank");
      return null;
    }
    if (value.stringValue().length() > LONGEST_TITLE) {
      error("title", "too_long", "must have at most " + LONGEST_TITLE + " characters");
    }
    return value.stringValue();
  }

  private @Nullable To<UUID> projectId() {
    var value = patch.get("project_id");
    if (value == null) return null;
    if (value.isNull()) return new To<>(null);
    try {
      return new To<>(UUID.fromString(value.asString()));
    } catch (IllegalArgumentException malformed) {
      error("project_id", "malformed", "must be a UUID");
      return null;
    }
  }

  private @Nullable To<BigDecimal> budget() {
    var value = patch.get("budget_limit_usd");
    if (value == null) return null;
    if (value.isNull()) return new To<>(null);
    if (!value.isNumber() || value.decimalValue().signum() < 0) {
      error("budget_limit_usd", "too_small", "must be a number, zero or more");
      return null;
    }
    return new To<>(value.decimalValue());
  }

  private @Nullable JsonNode screenplay() {
    var value = patch.get("screenplay");
    if (value != null && value.isNull()) {
      error("screenplay", "required", "a screenplay can be replaced, not removed");
    }
    return value;
  }

  private void error(String property, String code, String detail) {
    errors.add(new FieldError("/" + property, code, detail));
  }
}
