package io.marquee.film.screenplay;

import java.util.Arrays;
import java.util.Optional;

/** The shapes in which a film is made. */
public enum Aspect {
  LANDSCAPE("16:9"),
  PORTRAIT("9:16"),
  SQUARE("1:1");

  private final String ratio;

  Aspect(String ratio) {
    this.ratio = ratio;
  }

  /** Width and height of a picture in pixels, both even. */
  public record Frame(int width, int height) {
    public int shorterSide() {
      return Math.min(width, height);
    }
  }

  /** {@code 16:9}, {@code 9:16} or {@code 1:1}. */
  public String ratio() {
    return ratio;
  }

  /** The ratio as it stands in object keys: {@code 16x9}. */
  public String slug() {
    return ratio.replace(':', 'x');
  }

  /** 1280x720 gives 1280x720, 720x1280 and 720x720; 1080x1920 gives 1920x1080 and so on. */
  public Frame frame(Resolution resolution) {
    var shorter = even(resolution.shorterSide());
    var longer = even(Math.round(shorter * 16 / 9f));
    return switch (this) {
      case LANDSCAPE -> new Frame(longer, shorter);
      case PORTRAIT -> new Frame(shorter, longer);
      case SQUARE -> new Frame(shorter, shorter);
    };
  }

  public static Optional<Aspect> of(String ratio) {
    return Arrays.stream(values()).filter(aspect -> aspect.ratio.equals(ratio)).findFirst();
  }

  private static int even(int pixels) {
    return pixels + (pixels & 1);
  }
}
