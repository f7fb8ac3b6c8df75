package io.marquee.gateway.door;

import io.marquee.gateway.route.PlainPath;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;

/** Refuses requests by their form, before anybody asks what they mean. */
final class RequestShape {

  private final int maxHeaders;

  RequestShape(DataSize maxHeaders) {
    this.maxHeaders = (int) maxHeaders.toBytes();
  }

  void check(ServerHttpRequest request) {
    URI uri = request.getURI();
    String fault = PlainPath.fault(uri.getRawPath());
    if (fault != null) throw Refusal.pathRefused(fault);
    if (uri.getRawFragment() != null) throw Refusal.pathRefused("The path has a fragment.");
    HttpHeaders headers = request.getHeaders();
    if (sizeOf(headers) > maxHeaders) throw Refusal.headersTooLarge(maxHeaders);
    List<String> authorization = headers.get(HttpHeaders.AUTHORIZATION);
    if (authorization != null && authorization.size() > 1)
      throw Refusal.headerRefused("There is more than one Authorization header.");
  }

  private static int sizeOf(HttpHeaders headers) {
    int[] size = new int[1];
    headers.forEach(
        (name, values) -> {
          for (String value : values) size[0] += name.length() + value.length() + 4;
        });
    return size[0];
  }
}
