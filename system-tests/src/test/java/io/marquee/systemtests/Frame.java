package io.marquee.systemtests;

/**
 * A picture.
 *
 * @param rgb three bytes for each pixel, from the top left
 */
record Frame(int width, int height, byte[] rgb) {
  /** What letters of a caption are at least, in each colour. */
  private static final int WHITE = 215;

  Frame {
    if (rgb.length != width * height * 3) {
      throw new AssertionError(rgb.length + " bytes are no frame of " + width + "x" + height);
    }
  }

  /**
   * How much of a horizontal strip is as white as letters are, from 0 to 1.
   *
   * @param from top of the strip, as a share of the height
   * @param to its bottom
   */
  double whiteness(double from, double to) {
    int white = 0;
    int all = 0;
    for (int y = (int) (from * height); y < (int) (to * height); y++) {
      for (int x = 0; x < width; x++) {
        all++;
        int at = (y * width + x) * 3;
        boolean isWhite =
            channel(at) >= WHITE && channel(at + 1) >= WHITE && channel(at + 2) >= WHITE;
        if (isWhite) white++;
      }
    }
    return (double) white / all;
  }

  /**
   * How far a place is from a colour: the largest difference of red, green and blue.
   *
   * @param x from 0 (left) to 1
   * @param y from 0 (top) to 1
   * @param color as in {@code #1b2a41}
   */
  int distance(double x, double y, String color) {
    int at = ((int) (y * (height - 1)) * width + (int) (x * (width - 1))) * 3;
    int expected = Integer.parseInt(color.substring(1), 16);
    int red = Math.abs(channel(at) - (expected >> 16));
    int green = Math.abs(channel(at + 1) - (expected >> 8 & 255));
    int blue = Math.abs(channel(at + 2) - (expected & 255));
    return Math.max(red, Math.max(green, blue));
  }

  private int channel(int at) {
    return rgb[at] & 255;
  }
}
