import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/**
 * Paints {@code hero.jpg}, the picture of the launch film, so that the example owes nothing to
 * anybody: {@code java -Djava.awt.headless=true Hero.java hero.jpg}.
 *
 * <p>Dusk over a lake: sky, stars, sun, six ridges that fade into the haze, and their reflection.
 * The middle third carries the motif, so that all three aspect ratios show it.
 */
class Hero {
  static final int WIDTH = 1920;
  static final int HEIGHT = 1280;
  static final int HORIZON = 860;
  static final int SUN_X = 960;
  static final int SUN_Y = 690;

  static final int[] SKY = {0x0b1030, 0x1d1a4d, 0x4a2a6a, 0x9c3f74, 0xe8685f, 0xffa65c, 0xffd98a};
  static final int[] RIDGES = {0xc9667a, 0x9a4f77, 0x6d3c6e, 0x472d5e, 0x29204a, 0x141634};

  public static void main(String[] arguments) throws Exception {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    sky(image);
    stars(image);
    ridges(image);
    lake(image);
    boat(image);
    grain(image);
    save(image, new File(arguments[0]));
  }

  static void sky(BufferedImage image) {
    for (var y = 0; y < HORIZON; y++) {
      var position = Math.pow((double) y / HORIZON, 1.12) * (SKY.length - 1);
      var below = Math.min((int) position, SKY.length - 2);
      var base = mix(SKY[below], SKY[below + 1], position - below);
      for (var x = 0; x < WIDTH; x++) {
        var distance = Math.hypot((x - SUN_X) * 0.86, (y - SUN_Y));
        var glow = Math.exp(-distance / 210) * 0.85;
        var disc = 1 - smooth((distance - 92) / 5);
        var colour = mix(base, 0xffe6a8, glow);
        image.setRGB(x, y, mix(colour, 0xfffbe8, disc));
      }
    }
  }

  static void stars(BufferedImage image) {
    var random = new Random(7);
    var graphics = graphics(image);
    for (var star = 0; star < 420; star++) {
      var x = random.nextDouble() * WIDTH;
      var y = Math.pow(random.nextDouble(), 1.7) * 430;
      var size = 0.7 + Math.pow(random.nextDouble(), 6) * 2.6;
      var light = (0.25 + 0.75 * random.nextDouble()) * (1 - y / 470);
      graphics.setColor(new Color(1f, 0.97f, 0.9f, (float) Math.clamp(light, 0, 1)));
      graphics.fill(new Ellipse2D.Double(x, y, size, size));
    }
    graphics.dispose();
  }

  static void ridges(BufferedImage image) {
    for (var layer = 0; layer < RIDGES.length; layer++) {
      var depth = (double) layer / (RIDGES.length - 1);
      var random = new Random(31 + layer * 17L);
      var phases = random.doubles(9).map(phase -> phase * Math.PI * 2).toArray();
      for (var x = 0; x < WIDTH; x++) {
        var height = 0.0;
        var strength = 78 - 22 * depth;
        for (var octave = 0; octave < phases.length; octave++) {
          var wave =
              Math.sin(x * (0.0021 + 0.0006 * layer) * Math.pow(1.93, octave) + phases[octave]);
          height += (octave < 4 ? 1 - Math.abs(wave) * 1.5 : wave * 0.8) * strength;
          strength *= 0.52;
        }
        var valley = 120 * Math.exp(-Math.pow((x - SUN_X) / 420.0, 2)) * (0.35 + depth);
        var top = (int) (690 + 128 * depth - height + valley * 0.55);
        for (var y = Math.max(top, 0); y < HORIZON; y++) {
          var haze = smooth((double) (y - top) / 210) * (0.55 - 0.42 * depth);
          var warm = Math.exp(-Math.hypot(x - SUN_X, y - SUN_Y) / 330) * (0.5 - 0.38 * depth);
          var colour = mix(mix(RIDGES[layer], 0xf3917a, haze), 0xffc98a, warm);
          image.setRGB(x, y, colour);
        }
      }
    }
  }

  static void lake(BufferedImage image) {
    for (var y = HORIZON; y < HEIGHT; y++) {
      var depth = (double) (y - HORIZON) / (HEIGHT - HORIZON);
      var ripple = 2 + depth * 16;
      for (var x = 0; x < WIDTH; x++) {
        var wave =
            Math.sin(y * (0.9 - depth * 0.62) + Math.sin(x * 0.011 + y * 0.07) * 1.9)
                + 0.5 * Math.sin(x * 0.031 - y * 0.23);
        var sourceX = Math.clamp(Math.round(x + wave * ripple * 0.55), 0, WIDTH - 1);
        var sourceY =
            Math.clamp(Math.round(HORIZON - 2 - depth * 640 - wave * ripple), 0, HORIZON - 1);
        var colour = mix(image.getRGB(sourceX, sourceY), 0x10133a, 0.26 + depth * 0.5);
        var path = Math.exp(-Math.pow((x - SUN_X) / (58 + depth * 150), 2)) * (1 - depth * 0.55);
        var glint = smooth((wave - 0.15) / 0.8) * path;
        image.setRGB(x, y, mix(colour, 0xffd79a, glint * 0.85));
      }
    }
  }

  /** One small figure gives the eye a place to rest, and the film something to move towards. */
  static void boat(BufferedImage image) {
    var graphics = graphics(image);
    var x = 772;
    var y = 906;
    var hull = new java.awt.geom.Path2D.Double();
    hull.moveTo(x - 66, y - 10);
    hull.curveTo(x - 46, y + 20, x + 50, y + 20, x + 74, y - 14);
    hull.curveTo(x + 30, y - 2, x - 30, y - 2, x - 66, y - 10);
    graphics.setColor(new Color(0x0a0c22));
    graphics.fill(hull);
    graphics.fill(new Ellipse2D.Double(x - 9, y - 55, 17, 18));
    var body = new java.awt.geom.Path2D.Double();
    body.moveTo(x - 16, y - 4);
    body.curveTo(x - 18, y - 42, x + 14, y - 44, x + 16, y - 4);
    graphics.fill(body);
    graphics.setStroke(new BasicStroke(3.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(new java.awt.geom.Line2D.Double(x + 6, y - 26, x + 98, y + 22));
    for (var line = 0; line < 16; line++) {
      var width = 62 - line * 2.2;
      graphics.setColor(new Color(10, 12, 34, 120 - line * 7));
      var shift = Math.sin(line * 1.4) * 5;
      graphics.draw(
          new java.awt.geom.Line2D.Double(
              x - width + shift, y + 16 + line * 5.5, x + width + shift, y + 16 + line * 5.5));
    }
    graphics.dispose();
  }

  /** A little noise keeps the sky from banding once the video codec has been over it. */
  static void grain(BufferedImage image) {
    var random = new Random(1);
    for (var y = 0; y < HEIGHT; y++) {
      for (var x = 0; x < WIDTH; x++) {
        var noise = (int) Math.round(random.nextGaussian() * 1.1);
        var rgb = image.getRGB(x, y);
        image.setRGB(
            x,
            y,
            Math.clamp((rgb >> 16 & 255) + noise, 0, 255) << 16
                | Math.clamp((rgb >> 8 & 255) + noise, 0, 255) << 8
                | Math.clamp((rgb & 255) + noise, 0, 255));
      }
    }
  }

  static void save(BufferedImage image, File file) throws Exception {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(0.82f);
    file.delete();
    try (var output = ImageIO.createImageOutputStream(file)) {
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
  }

  static Graphics2D graphics(BufferedImage image) {
    var graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return graphics;
  }

  static double smooth(double value) {
    var clamped = Math.clamp(value, 0, 1);
    return clamped * clamped * (3 - 2 * clamped);
  }

  static int mix(int from, int to, double share) {
    var red = (from >> 16 & 255) + ((to >> 16 & 255) - (from >> 16 & 255)) * share;
    var green = (from >> 8 & 255) + ((to >> 8 & 255) - (from >> 8 & 255)) * share;
    var blue = (from & 255) + ((to & 255) - (from & 255)) * share;
    return (int) red << 16 | (int) green << 8 | (int) blue;
  }
}
