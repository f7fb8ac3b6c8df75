package io.marquee.gateway.door;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The address a request came from, behind the proxies that we trust. */
final class ClientAddress {

  private static final String FORWARDED_FOR = "X-Forwarded-For";

  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

  private final Set<String> trusted;

  ClientAddress(Set<String> trusted) {
    this.trusted = trusted;
  }

  String of(ServerHttpRequest request) {
    InetSocketAddress peer = request.getRemoteAddress();
    String address = peer == null ? "unknown" : text(peer);
    if (!trusted.contains(address)) return address;
    List<String> hops = request.getHeaders().getValuesAsList(FORWARDED_FOR);
    // From the nearest backwards: what a client wrote stands before what a proxy added.
    for (String hop : hops.reversed()) {
      if (!ADDRESS.matcher(hop).matches()) break;
      address = hop;
      if (!trusted.contains(hop)) break;
    }
    return address;
  }

  private static String text(InetSocketAddress peer) {
    return peer.getAddress() == null ? peer.getHostString() : peer.getAddress().getHostAddress();
  }
}
