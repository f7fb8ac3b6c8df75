package io.marquee.film.screenplay;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Width and height as written in a screenplay, {@code 1280x720}. The shorter side is what counts:
 * each aspect ratio derives its own frame from it.
 */
public record Resolution(int width, int height) {

  @JsonCreator
  public static Resolution parse(String text) {
    var cross = text.indexOf('x');
    return new Resolution(
        Integer.parseInt(text.substring(0, cross)), Integer.parseInt(text.substring(cross + 1)));
  }

  public int shorterSide() {
    return Math.min(width, height);
  }

  @Override
  @JsonValue
  public String toString() {
    return width + "x" + height;
  }
}
