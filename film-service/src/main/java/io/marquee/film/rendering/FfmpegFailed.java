package io.marquee.film.rendering;

/** ffmpeg ended without doing what it was asked for. */
public class FfmpegFailed extends RuntimeException {

  private final Reason reason;

  /** Why, in a word that stays the same. */
  public enum Reason {
    /** The input cannot be read or a filter refused it. */
    RENDER_FAILED,
    /** It took longer than a process may take. */
    RENDER_TIMEOUT,
    /** It asked for more memory than a process may have. */
    RENDER_OUT_OF_MEMORY
  }

  FfmpegFailed(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
