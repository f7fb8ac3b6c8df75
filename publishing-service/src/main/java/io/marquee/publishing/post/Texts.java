package io.marquee.publishing.post;

/** What texts may hold: no control characters and no half characters, which no feed can show. */
public final class Texts {

  /** The longest title. */
  public static final int TITLE_LENGTH = 200;

  /** The longest text. */
  public static final int DESCRIPTION_LENGTH = 10_000;

  /** One line. */
  public static final String LINE = "[\\P{C}\\p{Cf}\\p{Co}\\p{Cn}]*";

  /** What is said of another. */
  public static final String LINE_MESSAGE = "must be one line without control characters";

  /** Something that can be seen. */
  public static final String SAYING = "(?s).*\\S.*";

  /** What is said of another. */
  public static final String SAYING_MESSAGE = "must not be blank";

  /** Several lines. */
  public static final String TEXT = "[\\P{C}\\p{Cf}\\p{Co}\\p{Cn}\\r\\n\\t]*";

  /** What is said of another. */
  public static final String TEXT_MESSAGE = "must not have control characters";

  private Texts() {}
}
