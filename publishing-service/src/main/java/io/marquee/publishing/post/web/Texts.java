package io.marquee.publishing.post.web;

/** What texts may hold: no control characters and no half characters, which no feed can show. */
final class Texts {

  static final int TITLE_LENGTH = 200;
  static final int DESCRIPTION_LENGTH = 10_000;

  /** One line. */
  static final String LINE = "[\\P{C}\\p{Cf}\\p{Co}\\p{Cn}]*";

  static final String LINE_MESSAGE = "must be one line without control characters";

  /** Something that can be seen. */
  static final String SAYING = "(?s).*\\S.*";

  static final String SAYING_MESSAGE = "must not be blank";

  /** Several lines. */
  static final String TEXT = "[\\P{C}\\p{Cf}\\p{Co}\\p{Cn}\\r\\n\\t]*";

  static final String TEXT_MESSAGE = "must not have control characters";

  private Texts() {}
}
