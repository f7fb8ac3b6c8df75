package io.marquee.notification.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Which addresses a delivery may connect to: public unicast ones. Private, loopback, link-local,
 * shared (CGNAT), benchmarking, documentation and reserved ranges are refused, and so are IPv6
 * forms that carry an IPv4 address inside (mapped, compatible, NAT64, 6to4, Teredo), since they
 * would lead to those by another way. Sources: the IANA special-purpose address registries.
 */
final class AddressCheck {

  private AddressCheck() {}

  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    return switch (address) {
      case Inet4Address four -> isPublic(four.getAddress());
      case Inet6Address six -> isPublicSix(six.getAddress());
      default -> false;
    };
  }

  private static boolean isPublic(byte[] four) {
    int first = four[0] & 0xff;
    int second = four[1] & 0xff;
    int third = four[2] & 0xff;
    return !(first == 0
        || first == 10
        || first == 127
        || first >= 224
        || (first == 100 && second >= 64 && second < 128)
        || (first == 169 && second == 254)
        || (first == 172 && second >= 16 && second < 32)
        || (first == 192 && second == 168)
        || (first == 192 && second == 0 && (third == 0 || third == 2))
        || (first == 192 && second == 88 && third == 99)
        || (first == 198 && (second == 18 || second == 19))
        || (first == 198 && second == 51 && third == 100)
        || (first == 203 && second == 0 && third == 113));
  }

  /** Global unicast is 2000::/3; of that, Teredo, ORCHID, documentation and 6to4 are refused. */
  private static boolean isPublicSix(byte[] six) {
    int head = ((six[0] & 0xff) << 8) | (six[1] & 0xff);
    int next = ((six[2] & 0xff) << 8) | (six[3] & 0xff);
    if ((head & 0xe000) != 0x2000) return false;
    if (head == 0x2002) return false;
    if (head == 0x2001 && (next < 0x0200 || next == 0x0db8)) return false;
    return (head & 0xfff0) != 0x3ff0;
  }

  /** The host's addresses, resolved once; the caller connects to exactly these. */
  static InetAddress[] resolve(String host, boolean allowPrivate) throws UnknownHostException {
    InetAddress[] addresses = InetAddress.getAllByName(host);
    if (allowPrivate) return addresses;
    for (InetAddress address : addresses) {
      if (!isPublic(address)) throw new AddressRefused(host);
    }
    return addresses;
  }

  /** The host leads to an address that is not public. */
  static final class AddressRefused extends UnknownHostException {
    AddressRefused(String host) {
      super(host + " does not lead to a public address");
    }
  }
}
