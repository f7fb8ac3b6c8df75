package io.marquee.film.rendering;

import io.marquee.film.screenplay.Aspect.Frame;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Paints backgrounds of one colour, or of several that flow into each other. */
class BackgroundPainter {

  private BackgroundPainter() {}

  static void paint(List<String> colors, Frame frame, Path file) {
    var image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
    var stops = colors.stream().map(Color::decode).toList();
    if (stops.size() == 1) {
      plain(image, stops.getFirst());
    } else {
      gradient(image, stops);
    }
    try {
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  private static void plain(BufferedImage image, Color color) {
    var graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.dispose();
  }

  /** Seeded, so that the same shot gives the same bytes; noise hides the steps between colours. */
  private static void gradient(BufferedImage image, List<Color> stops) {
    var random = new Random(stops.hashCode());
    double width = image.getWidth();
    double height = image.getHeight();
    for (var y = 0; y < height; y++) {
      for (var x = 0; x < width; x++) {
        var position = (x / width + y / height) / 2 * (stops.size() - 1);
        var before = Math.min((int) position, stops.size() - 2);
        var share = position - before;
        var noise = random.nextDouble() * 1.6 - 0.8;
        var from = stops.get(before);
        var to = stops.get(before + 1);
        image.setRGB(
            x,
            y,
            mix(from.getRed(), to.getRed(), share, noise) << 16
                | mix(from.getGreen(), to.getGreen(), share, noise) << 8
                | mix(from.getBlue(), to.getBlue(), share, noise));
      }
    }
  }

  private static int mix(int from, int to, double share, double noise) {
    return (int) Math.clamp(Math.round(from + (to - from) * share + noise), 0, 255);
  }
}
