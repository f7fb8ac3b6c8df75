package io.marquee.identity.session;

import org.jspecify.annotations.Nullable;

/**
 * From where somebody comes, so that they recognise it in the list of their sessions.
 *
 * @param userAgent what the program says it is
 * @param ipAddress as the gateway sees it
 * @param token what was left there at an earlier log-in, see {@link KnownDevices}
 */
public record Device(
    @Nullable String userAgent, @Nullable String ipAddress, @Nullable String token) {

  private static final int LONGEST = 400;

  /** Cuts what is absurdly long: it is shown, and nothing else. */
  public Device {
    userAgent = cut(userAgent);
    ipAddress = cut(ipAddress);
    token = cut(token);
  }

  /**
   * A device that was never here.
   *
   * @param userAgent what the program says it is
   * @param ipAddress as the gateway sees it
   */
  public Device(@Nullable String userAgent, @Nullable String ipAddress) {
    this(userAgent, ipAddress, null);
  }

  /**
   * What it is, for people.
   *
   * @return such as {@code Firefox on Linux}
   */
  public String describe() {
    return DeviceName.of(userAgent);
  }

  /**
   * Its address, for people and for counting.
   *
   * @return such as {@code 203.0.113.7}
   */
  public String address() {
    return ipAddress == null ? "unknown" : ipAddress;
  }

  /**
   * By what strangers' tries are counted.
   *
   * @return an IPv4 address, or a network of IPv6
   */
  public String network() {
    return NetworkPlace.counted(ipAddress);
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
