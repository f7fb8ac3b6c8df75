package io.marquee.gateway.door;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * Addresses that begin alike, as {@code 10.0.0.0/8}, or one address.
 *
 * @param start its first address
 * @param bits how many leading bits they share
 */
record Network(byte[] start, int bits) {

  /**
   * Reads what is configured.
   *
   * @throws IllegalArgumentException for anything but an address with or without a prefix length
   */
  static Network of(String text) {
    int slash = text.indexOf('/');
    byte[] start = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
    int most = start.length * 8;
    int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > most)
      throw new IllegalArgumentException(text + ": a prefix has 0 to " + most + " bits");
    return new Network(start, bits);
  }

  /** Whether an address, which must be a literal, is one of them. */
  boolean has(String address) {
    byte[] bytes;
    try {
      bytes = InetAddress.ofLiteral(address).getAddress();
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
    if (bytes.length != start.length) return false;
    int whole = bits / 8;
    if (!Arrays.equals(bytes, 0, whole, start, 0, whole)) return false;
    int rest = bits % 8;
    return rest == 0 || (bytes[whole] ^ start[whole]) >> (8 - rest) == 0;
  }
}
