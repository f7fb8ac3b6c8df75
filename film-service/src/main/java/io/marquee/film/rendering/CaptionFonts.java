package io.marquee.film.rendering;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.text.AttributedString;
import java.util.List;
import java.util.Objects;

/**
 * The fonts of captions, which we bring along: what the machine has differs from one to the next.
 * Each character is set in the first font that has it.
 */
class CaptionFonts {

  static {
    System.setProperty("java.awt.headless", "true");
    // Servers have no fontconfig, and Java refuses to draw any text without one or this.
    if (System.getProperty("sun.awt.fontconfig") == null) {
      System.setProperty("sun.awt.fontconfig", nearlyEmptyFontConfiguration());
    }
  }

  private static final int ZERO_WIDTH_JOINER = 0x200d;
  private static final int EMOJI_PRESENTATION = 0xfe0f;

  private final Font latin = load("NotoSans-SemiBold");
  private final Font emoji = load("NotoEmoji-SemiBold");
  private final List<Font> fonts =
      List.of(latin, load("NotoSansArabic-SemiBold"), load("NotoSansSC-SemiBold"), emoji);

  /** The text with a font for each run of characters, ready for a {@code TextLayout}. */
  AttributedString styled(String text, float size) {
    var styled = new AttributedString(text);
    var start = 0;
    var font = latin;
    for (var index = 0; index < text.length(); ) {
      var next = index + Character.charCount(text.codePointAt(index));
      var suited = fontFor(text, index, next, font);
      if (suited != font && index > start) {
        styled.addAttribute(TextAttribute.FONT, font.deriveFont(size), start, index);
        start = index;
      }
      font = suited;
      index = next;
    }
    styled.addAttribute(TextAttribute.FONT, font.deriveFont(size), start, text.length());
    return styled;
  }

  private Font fontFor(String text, int index, int next, Font before) {
    var character = text.codePointAt(index);
    // Marks, joiners and selectors belong to the character before them.
    if (index > 0 && joins(character)) return before;
    var emojiFollows = next < text.length() && text.codePointAt(next) == EMOJI_PRESENTATION;
    if (emojiFollows && emoji.canDisplay(character)) return emoji;
    if (Character.isWhitespace(character) && before.canDisplay(character)) return before;
    return fonts.stream().filter(font -> font.canDisplay(character)).findFirst().orElse(latin);
  }

  private static boolean joins(int character) {
    return character == ZERO_WIDTH_JOINER
        || character >= 0xfe00 && character <= EMOJI_PRESENTATION
        || character >= 0x1f3fb && character <= 0x1f3ff
        || Character.getType(character) == Character.NON_SPACING_MARK
        || Character.getType(character) == Character.ENCLOSING_MARK;
  }

  private static Font load(String name) {
    try (var file = CaptionFonts.class.getResourceAsStream("fonts/" + name + ".ttf")) {
      return Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(file, name));
    } catch (IOException | FontFormatException exception) {
      throw new IllegalStateException("the font " + name + " is broken", exception);
    }
  }

  private static String nearlyEmptyFontConfiguration() {
    try {
      var file = Files.createTempFile("marquee-fontconfig", ".properties");
      file.toFile().deleteOnExit();
      Files.writeString(file, "version=1\nsequence.allfonts=default\n");
      return file.toString();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
