package io.marquee.film.rendering;

import io.marquee.film.screenplay.Aspect.Frame;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Draws captions: white on a translucent dark box at the foot of the safe area. Java does it, not
 * ffmpeg, since that has one font at a time and no shaping.
 */
class CaptionPainter {

  private static final double SIZE = 0.058;

  private final CaptionFonts fonts = new CaptionFonts();

  /**
   * A picture of a caption and where it goes in its frame, in pixels from the top left.
   *
   * @param image with transparency, no larger than needed
   */
  record Caption(BufferedImage image, int x, int y) {
    void write(Path file) {
      try {
        ImageIO.write(image, "png", file.toFile());
      } catch (IOException exception) {
        throw new UncheckedIOException(exception);
      }
    }
  }

  /** Empty when there is nothing to see in the text. */
  Optional<Caption> paint(String text, Frame frame) {
    if (text.isBlank()) return Optional.empty();
    var area = SafeArea.of(frame);
    var size = (float) (frame.shorterSide() * SIZE);
    var padding = Math.round(size * 0.62f);
    var layout =
        CaptionLayout.fit(fonts, text, size, area.width() - 2 * padding, area.height() / 2);
    var width = even(Math.round(layout.width()) + 2 * padding);
    var height = even(Math.round(layout.height() + padding * 0.9f));
    var image = draw(layout, width, height);
    return Optional.of(
        new Caption(image, even(area.centre() - width / 2), even(area.bottom() - height)));
  }

  private static BufferedImage draw(CaptionLayout layout, int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    var graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    var corner = layout.size() * 0.8f;
    graphics.setColor(new Color(8, 10, 24, 168));
    graphics.fill(new RoundRectangle2D.Float(0, 0, width, height, corner, corner));
    var middle = (height - layout.height()) / 2;
    for (var index = 0; index < layout.lines().size(); index++) {
      var line = layout.lines().get(index);
      var x = (width - line.getVisibleAdvance()) / 2;
      // One baseline for all scripts, whatever height their fonts claim.
      var y = middle + layout.lineHeight() * index + layout.size() * 1.01f;
      graphics.setColor(new Color(0, 0, 0, 110));
      line.draw(graphics, x + layout.size() * 0.03f, y + layout.size() * 0.05f);
      graphics.setColor(Color.WHITE);
      line.draw(graphics, x, y);
    }
    graphics.dispose();
    return image;
  }

  /** Video halves the resolution of colour, so odd positions would blur. */
  private static int even(int pixels) {
    return pixels + (pixels & 1);
  }
}
