package io.marquee.gateway.door;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The address a request came from, behind the proxies that we trust. Of the two headers that can
 * tell only the configured one is read: the other may be the client's own, passed on by a proxy
 * that does not know it.
 */
final class ClientAddress {

  static final String FORWARDED = "forwarded";
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");
  private static final Pattern FOR =
      Pattern.compile("(?:^|;)\\s*for=(?:\"\\[([^\\]]+)](?::\\d+)?\"|\"?([^\":;]+)(?::\\d+)?\"?)");

  private final List<Network> trusted;
  private final String header;

  /**
   * Behind these proxies.
   *
   * @param trusted addresses and networks
   * @param header {@code Forwarded} (RFC 7239) or one like {@code X-Forwarded-For}
   */
  ClientAddress(Collection<String> trusted, String header) {
    this.trusted = trusted.stream().map(Network::of).toList();
    this.header = header;
  }

  String of(ServerHttpRequest request) {
    InetSocketAddress peer = request.getRemoteAddress();
    String address = peer == null ? "unknown" : text(peer);
    if (!isTrusted(address)) return address;
    // From the nearest backwards: what a client wrote stands before what a proxy added.
    for (String hop : hops(request.getHeaders()).reversed()) {
      String told = header.equalsIgnoreCase(FORWARDED) ? forwardedFor(hop) : hop;
      if (told == null || !ADDRESS.matcher(told).matches()) break;
      address = told;
      if (!isTrusted(told)) break;
    }
    return address;
  }

  private List<String> hops(HttpHeaders headers) {
    List<String> values = headers.get(header);
    if (values == null) return List.of();
    return values.stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .map(String::strip)
        .toList();
  }

  private static @Nullable String forwardedFor(String hop) {
    Matcher found = FOR.matcher(hop.toLowerCase(Locale.ROOT));
    if (!found.find()) return null;
    return found.group(1) == null ? found.group(2) : found.group(1);
  }

  private boolean isTrusted(String address) {
    for (Network network : trusted) if (network.has(address)) return true;
    return false;
  }

  private static String text(InetSocketAddress peer) {
    return peer.getAddress() == null ? peer.getHostString() : peer.getAddress().getHostAddress();
  }
}
