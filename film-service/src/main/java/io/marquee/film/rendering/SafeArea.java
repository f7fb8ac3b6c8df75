package io.marquee.film.rendering;

import io.marquee.film.screenplay.Aspect.Frame;

/**
 * The part of a frame where text is neither cut off by a screen's edge nor covered by what an app
 * lays over the picture: on upright films the lower fifth and the right edge belong to the app.
 */
record SafeArea(int left, int top, int right, int bottom) {

  static SafeArea of(Frame frame) {
    var width = frame.width();
    var height = frame.height();
    if (height > width) return inset(frame, 0.13, 0.11, 0.13, 0.21);
    return width == height
        ? inset(frame, 0.07, 0.07, 0.07, 0.08)
        : inset(frame, 0.1, 0.07, 0.1, 0.08);
  }

  private static SafeArea inset(Frame frame, double left, double top, double right, double bottom) {
    return new SafeArea(
        evenAbove(frame.width() * left),
        evenAbove(frame.height() * top),
        evenBelow(frame.width() * (1 - right)),
        evenBelow(frame.height() * (1 - bottom)));
  }

  /** Video halves the resolution of colour, so edges lie on even pixels. */
  private static int evenAbove(double pixels) {
    return 2 * (int) Math.ceil(pixels / 2);
  }

  private static int evenBelow(double pixels) {
    return 2 * (int) (pixels / 2);
  }

  int width() {
    return right - left;
  }

  int height() {
    return bottom - top;
  }

  int centre() {
    return (left + right) / 2;
  }
}
