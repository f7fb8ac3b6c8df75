package io.marquee.notification.mail;

import org.jspecify.annotations.Nullable;

/**
 * How a mail looks.
 *
 * @param productName above the text, null for ours
 * @param primaryColor of buttons
 * @param textColor of text
 * @param backgroundColor behind it
 * @param senderName whose mail it seems to be, null for nobody but the address
 * @param hideFooter whether it does not say that it was made with Marquee
 */
public record Look(
    @Nullable String productName,
    String primaryColor,
    String textColor,
    String backgroundColor,
    @Nullable String senderName,
    boolean hideFooter) {

  static final Look OURS = new Look(null, "#1b2a41", "#1b2a41", "#ffffff", null, false);

  String name() {
    return productName == null ? "Marquee" : productName;
  }

  /** What stands below a mail of somebody else's look. */
  String footer() {
    return hideFooter || productName == null ? "" : "Made with Marquee";
  }

  /** White or black, whichever is read better on the buttons. */
  String onPrimary() {
    int red = Integer.parseInt(primaryColor, 1, 3, 16);
    int green = Integer.parseInt(primaryColor, 3, 5, 16);
    int blue = Integer.parseInt(primaryColor, 5, 7, 16);
    return 299 * red + 587 * green + 114 * blue > 150_000 ? "#000000" : "#ffffff";
  }
}
