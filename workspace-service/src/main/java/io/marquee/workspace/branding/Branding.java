package io.marquee.workspace.branding;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.marquee.web.FieldError;
import io.marquee.web.InvalidRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a workspace looks.
 *
 * @param productName what it calls the product, null for Marquee
 * @param senderName whose mails seem to be, null for Marquee
 * @param hideFooter whether no mail or page says that it is made with Marquee
 */
public record Branding(
    @Nullable String productName,
    String primaryColor,
    String textColor,
    String backgroundColor,
    @Nullable String senderName,
    boolean hideFooter,
    boolean hasLogo,
    boolean hasFavicon,
    @JsonIgnore long version) {

  /** Somebody changed it; the others are told the whole state. */
  public record Changed(Branding branding) {}

  /** It is gone with its workspace. */
  public record Removed() {}

  static final Branding OURS =
      new Branding(null, "#1b4b8f", "#1b1b1f", "#ffffff", null, false, false, false, 0);

  private static final double TEXT = 4.5;
  private static final double BUTTONS = 3.0;

  /** Goes on only with colours that people can read. */
  Branding readable() {
    var errors = new ArrayList<FieldError>();
    color("/primary_color", primaryColor, errors);
    color("/text_color", textColor, errors);
    color("/background_color", backgroundColor, errors);
    if (errors.isEmpty()) {
      var background = new Color(backgroundColor);
      contrast("/text_color", new Color(textColor).contrastTo(background), TEXT, errors);
      contrast("/primary_color", new Color(primaryColor).contrastTo(background), BUTTONS, errors);
    }
    if (!errors.isEmpty()) throw new InvalidRequest(errors);
    return this;
  }

  private static void color(String pointer, String color, List<FieldError> errors) {
    if (!Color.isOne(color)) {
      errors.add(new FieldError(pointer, "invalid", "must be a colour such as #1b4b8f"));
    }
  }

  private static void contrast(String pointer, double is, double needed, List<FieldError> errors) {
    if (is < needed) {
      errors.add(
          new FieldError(
              pointer,
              "contrast_too_low",
              "has a contrast of %.2f to the background and needs %.1f".formatted(is, needed)));
    }
  }
}
