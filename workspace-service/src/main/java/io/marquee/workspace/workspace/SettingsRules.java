package io.marquee.workspace.workspace;

import io.marquee.web.FieldError;
import io.marquee.web.InvalidRequest;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a workspace's settings may say. Names that are known here have to make sense; others belong
 * to whoever wrote them and only count towards the size.
 */
final class SettingsRules {

  private static final Pattern HASHTAG = Pattern.compile("#[\\p{L}\\p{N}_]{1,99}");
  private static final int MOST_HASHTAGS = 60;

  private final String pointer;
  private final JsonNode settings;
  private final List<FieldError> errors = new ArrayList<>();

  private SettingsRules(String pointer, JsonNode settings) {
    this.pointer = pointer;
    this.settings = settings;
  }

  /**
   * Goes on only with settings that make sense.
   *
   * @param settings null for none
   * @param pointer where the request has them
   * @return their text, an empty object for none
   */
  static String checked(@Nullable JsonNode settings, String pointer) {
    if (settings == null || settings.isNull()) return "{}";
    var rules = new SettingsRules(pointer, settings);
    rules.check();
    if (!rules.errors.isEmpty()) throw new InvalidRequest(rules.errors);
    return settings.toString();
  }

  private void check() {
    text("content_tone", "must be a text of at most 500 characters", it -> it.length() <= 500);
    text("company_name", "must be a text of at most 200 characters", it -> it.length() <= 200);
    text(
        "branded_hashtag",
        "must be # and 1 to 99 letters, digits or underscores",
        it -> HASHTAG.matcher(it).matches());
    text("shop_url", "must be an address with https or http", SettingsRules::isAddress);
    text("locale", "must be a language tag such as de-CH", SettingsRules::isLocale);
    text(
        "time_zone",
        "must be an IANA time zone such as Europe/Berlin",
        it -> ZoneId.getAvailableZoneIds().contains(it));
    hashtagCounts();
  }

  private void text(String name, String rule, Predicate<String> holds) {
    JsonNode value = settings.get(name);
    if (value == null || value.isNull()) return;
    if (!value.isString() || !holds.test(value.stringValue())) refuse("/" + name, rule);
  }

  private void hashtagCounts() {
    JsonNode counts = settings.get("hashtag_counts");
    if (counts == null || counts.isNull()) return;
    if (!counts.isObject()) {
      refuse("/hashtag_counts", "must be an object of a number for each platform");
      return;
    }
    for (var count : counts.properties()) {
      JsonNode value = count.getValue();
      if (!value.isInt() || value.intValue() < 0 || value.intValue() > MOST_HASHTAGS) {
        refuse(
            "/hashtag_counts/" + count.getKey().replace("~", "~0").replace("/", "~1"),
            "must be a whole number from 0 to " + MOST_HASHTAGS);
      }
    }
  }

  private void refuse(String where, String rule) {
    errors.add(new FieldError(pointer + where, "invalid", rule));
  }

  private static boolean isAddress(String text) {
    try {
      URI address = URI.create(text);
      return text.length() <= 2000
          && address.getHost() != null
          && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  private static boolean isLocale(String text) {
    try {
      return !new Locale.Builder().setLanguageTag(text).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException none) {
      return false;
    }
  }
}
