package io.marquee.workspace.branding;

import io.marquee.web.InvalidRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * What may be uploaded: the bytes decide, not what the client calls them. SVG is refused, since it
 * can hold a program.
 */
final class ImageRules {

  /** Which image. */
  enum Kind {
    LOGO(512 * 1024, 32, 2000),
    FAVICON(100 * 1024, 16, 512);

    private final int mostBytes;
    private final int least;
    private final int most;

    Kind(int mostBytes, int least, int most) {
      this.mostBytes = mostBytes;
      this.least = least;
      this.most = most;
    }
  }

  private ImageRules() {}

  /**
   * Goes on only with an image that may be shown.
   *
   * @return its media type
   */
  static String checked(Kind kind, byte[] bytes) {
    if (bytes.length > kind.mostBytes) {
      throw refused("image_too_large", "must be at most %d kB".formatted(kind.mostBytes / 1024));
    }
    try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) throw noImage();
      ImageReader reader = readers.next();
      try {
        return checked(kind, reader, input);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException unreadable) {
      if (unreadable instanceof InvalidRequest known) throw known;
      throw noImage();
    }
  }

  private static String checked(Kind kind, ImageReader reader, ImageInputStream input)
      throws IOException {
    String format = reader.getFormatName().toLowerCase(Locale.ROOT);
    boolean allowed = format.equals("png") || (format.equals("jpeg") && kind == Kind.LOGO);
    if (!allowed) throw noImage();
    reader.setInput(input);
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    int least = Math.min(width, height);
    int most = Math.max(width, height);
    if (least < kind.least || most > kind.most) {
      throw refused(
          "image_dimensions",
          "must be from %d to %d pixels on each side".formatted(kind.least, kind.most));
    }
    if (kind == Kind.FAVICON && width != height) {
      throw refused("image_dimensions", "must be as wide as high");
    }
    // Only what can be read as a whole is shown to others.
    reader.read(0);
    return "image/" + format;
  }

  private static InvalidRequest noImage() {
    return refused("image_type", "must be a PNG or, for a logo, a JPEG");
  }

  private static InvalidRequest refused(String code, String rule) {
    return new InvalidRequest("", code, "The image " + rule + ".");
  }
}
