package io.marquee.workspace.branding;

import java.util.Locale;
import java.util.regex.Pattern;

/** A colour in sRGB, and how well it is read on another (WCAG 2.2, relative luminance). */
record Color(String hex) {

  private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

  Color {
    if (!HEX.matcher(hex).matches()) throw new IllegalArgumentException(hex + " is no colour");
    hex = hex.toLowerCase(Locale.ROOT);
  }

  static boolean isOne(String text) {
    return HEX.matcher(text).matches();
  }

  /** From 1, the same, to 21, black on white. */
  double contrastTo(Color other) {
    double one = luminance();
    double two = other.luminance();
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  }

  private double luminance() {
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
  }

  private double part(int at) {
    double value = Integer.parseInt(hex, at, at + 2, 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
