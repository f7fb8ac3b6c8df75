package io.marquee.identity.user;

/** What a name may be. */
public final class FullName {

  /** Anything but control characters and halves of characters. */
  public static final String PATTERN = "^[^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]*$";

  /** The longest. */
  public static final int LONGEST = 200;

  private FullName() {}

  /**
   * Whether a text can be one.
   *
   * @param text as typed
   * @return false for what is blank, too long, or has characters that no name has
   */
  public static boolean isValid(String text) {
    return !text.isBlank() && text.length() <= LONGEST && text.matches(PATTERN);
  }
}
