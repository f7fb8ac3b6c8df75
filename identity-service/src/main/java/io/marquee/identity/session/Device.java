package io.marquee.identity.session;

import org.jspecify.annotations.Nullable;

/**
 * From where somebody logs in, so that they recognise it in the list of their sessions.
 *
 * @param userAgent what the program says it is
 * @param ipAddress as the gateway sees it
 */
public record Device(@Nullable String userAgent, @Nullable String ipAddress) {

  private static final int LONGEST = 400;

  /** Cuts what is absurdly long: it is shown, and nothing else. */
  public Device {
    userAgent = cut(userAgent);
    ipAddress = cut(ipAddress);
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
