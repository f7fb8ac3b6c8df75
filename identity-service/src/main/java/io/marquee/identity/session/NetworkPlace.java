package io.marquee.identity.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a network address is, as far as the address itself tells: the network, not the town. That
 * would take a database of places, which we do not have, and guesses help nobody.
 */
final class NetworkPlace {

  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

  private NetworkPlace() {}

  /** Such as {@code network 203.0.113.0/24}. */
  static String of(@Nullable String address) {
    InetAddress parsed = parse(address);
    if (parsed == null) return "unknown";
    if (parsed.isLoopbackAddress()) return "this machine";
    byte[] bytes = parsed.getAddress();
    boolean unique = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    if (parsed.isSiteLocalAddress() || parsed.isLinkLocalAddress() || unique) {
      return "private network " + network(bytes);
    }
    return "network " + network(bytes);
  }

  /** By what tries are counted: all of a household's IPv6 addresses are one. */
  static String counted(@Nullable String address) {
    InetAddress parsed = parse(address);
    if (parsed == null) return "unknown";
    return parsed.getAddress().length == 16
        ? network(parsed.getAddress())
        : parsed.getHostAddress();
  }

  private static @Nullable InetAddress parse(@Nullable String address) {
    if (address == null || !ADDRESS.matcher(address).matches()) return null;
    try {
      return InetAddress.ofLiteral(address);
    } catch (IllegalArgumentException notAnAddress) {
      return null;
    }
  }

  private static String network(byte[] address) {
    int kept = address.length == 16 ? 8 : 3;
    for (int i = kept; i < address.length; i++) address[i] = 0;
    try {
      String first = InetAddress.getByAddress(address).getHostAddress();
      return (address.length == 16 ? first.replaceAll("(:0)+$", "::") : first)
          + (address.length == 16 ? "/64" : "/24");
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
