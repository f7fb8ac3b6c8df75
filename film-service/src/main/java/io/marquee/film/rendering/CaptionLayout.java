package io.marquee.film.rendering;

import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * A caption broken into lines that fit a width, as even in length as they can be: a last line of
 * one word reads badly. When it needs too many lines, it is set smaller.
 */
record CaptionLayout(float size, List<TextLayout> lines) {

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
  private static final float LINE_SPACING = 1.3f;
  private static final int STEPS = 12;

  static CaptionLayout fit(CaptionFonts fonts, String text, float size, int width, int height) {
    var smallest = size * 0.55f;
    for (var tried = size; tried > smallest; tried *= 0.92f) {
      var lines = broken(fonts, text, tried, width);
      if (lines.size() <= 3 && lines.size() * tried * LINE_SPACING <= height) {
        return new CaptionLayout(tried, evenly(fonts, text, tried, width, lines));
      }
    }
    return new CaptionLayout(smallest, broken(fonts, text, smallest, width));
  }

  float lineHeight() {
    return size * LINE_SPACING;
  }

  float width() {
    return (float) lines.stream().mapToDouble(TextLayout::getVisibleAdvance).max().orElse(0);
  }

  float height() {
    return lineHeight() * lines.size();
  }

  /** Narrows the column as far as the number of lines stays. */
  private static List<TextLayout> evenly(
      CaptionFonts fonts, String text, float size, float width, List<TextLayout> widest) {
    if (widest.size() == 1) return widest;
    var best = widest;
    var narrow = width / 2;
    var wide = width;
    for (var step = 0; step < STEPS; step++) {
      var middle = (narrow + wide) / 2;
      var lines = broken(fonts, text, size, middle);
      if (lines.size() > widest.size()) {
        narrow = middle;
      } else {
        best = lines;
        wide = middle;
      }
    }
    return best;
  }

  private static List<TextLayout> broken(CaptionFonts fonts, String text, float size, float width) {
    var lines = new ArrayList<TextLayout>();
    for (var paragraph : text.strip().split("\\R")) {
      if (paragraph.isBlank()) continue;
      var styled = fonts.styled(paragraph.strip(), size).getIterator();
      var measurer = new LineBreakMeasurer(styled, CONTEXT);
      while (measurer.getPosition() < styled.getEndIndex()) {
        lines.add(measurer.nextLayout(width));
      }
    }
    return lines;
  }
}
