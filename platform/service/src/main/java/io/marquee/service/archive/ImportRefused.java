package io.marquee.service.archive;

/** A part of an archive cannot come in, now or later; nothing of it does. */
public class ImportRefused extends RuntimeException {

  private static final int LONGEST = 500;

  /**
   * Refuses a part.
   *
   * @param reason a sentence for whoever imports
   */
  public ImportRefused(String reason) {
    super(reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
