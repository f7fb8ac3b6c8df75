package io.marquee.film.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.film.rendering.CaptionPainter.Caption;
import io.marquee.film.screenplay.Aspect;
import io.marquee.film.screenplay.Aspect.Frame;
import io.marquee.film.screenplay.Resolution;
import java.awt.font.TextLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionLayoutTests {

  private static final String LONG =
      "A caption that is rather long, so that it needs more than one line, and goes on and on until"
          + " even the smallest of letters would not do for fewer than three of them, if not more";

  private final CaptionFonts fonts = new CaptionFonts();
  private final CaptionPainter painter = new CaptionPainter();

  @Test
  void breaksLinesOfEvenLength() {
    var layout = CaptionLayout.fit(fonts, "one two three four five six seven", 40, 560, 400);
    assertThat(layout.lines()).hasSize(2);
    var first = layout.lines().getFirst().getVisibleAdvance();
    var second = layout.lines().getLast().getVisibleAdvance();
    assertThat(Math.min(first, second) / Math.max(first, second)).isGreaterThan(0.6f);
  }

  @Test
  void setsLongCaptionsSmaller() {
    var layout = CaptionLayout.fit(fonts, LONG, 40, 900, 300);
    assertThat(layout.size()).isLessThan(40);
    assertThat(layout.width()).isLessThanOrEqualTo(900);
  }

  @Test
  void keepsLineBreaksThatWereWritten() {
    assertThat(CaptionLayout.fit(fonts, "one\ntwo", 40, 900, 300).lines()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"让世界看见你的故事", "قصتك يراها العالم", "🎬 ✨", "čšž ßü", "映画を世界へ"})
  void hasAGlyphForEveryCharacter(String text) {
    var line = new TextLayout(fonts.styled(text, 40).getIterator(), context());
    var missing =
        text.codePoints()
            .filter(character -> !Character.isWhitespace(character))
            .filter(character -> !hasGlyph(character))
            .count();
    assertThat(missing).isZero();
    assertThat(line.getVisibleAdvance()).isPositive();
  }

  @Test
  void readsArabicFromTheRight() {
    var line = new TextLayout(fonts.styled("قصتك", 40).getIterator(), context());
    assertThat(line.isLeftToRight()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void staysInsideTheSafeAreaOfEveryFrame(Aspect aspect) {
    var frame = aspect.frame(new Resolution(1280, 720));
    var area = SafeArea.of(frame);
    var caption = painter.paint(LONG, frame).orElseThrow();
    assertThat(caption.x()).isGreaterThanOrEqualTo(area.left());
    assertThat(caption.x() + caption.image().getWidth()).isLessThanOrEqualTo(area.right());
    assertThat(caption.y()).isGreaterThanOrEqualTo(area.top());
    assertThat(caption.y() + caption.image().getHeight()).isLessThanOrEqualTo(area.bottom());
  }

  @Test
  void keepsClearOfWhatAppsLayOverUprightFilms() {
    var caption = painter.paint("Hello", new Frame(720, 1280)).orElseThrow();
    assertThat(bottom(caption)).isLessThan(1280 * 80 / 100);
  }

  @Test
  void drawsNothingForBlankText() {
    assertThat(painter.paint(" \n ", new Frame(1280, 720))).isEmpty();
  }

  private static int bottom(Caption caption) {
    return caption.y() + caption.image().getHeight();
  }

  private boolean hasGlyph(int character) {
    var styled = fonts.styled(Character.toString(character), 40).getIterator();
    var font = (java.awt.Font) styled.getAttribute(java.awt.font.TextAttribute.FONT);
    return font != null && font.canDisplay(character);
  }

  private static java.awt.font.FontRenderContext context() {
    return new java.awt.font.FontRenderContext(null, true, true);
  }
}
