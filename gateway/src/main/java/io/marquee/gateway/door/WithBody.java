package io.marquee.gateway.door;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** A request with another body than the one on the wire. */
public final class WithBody extends ServerHttpRequestDecorator {

  private final HttpHeaders headers;
  private final Flux<DataBuffer> body;

  private WithBody(ServerHttpRequest request, HttpHeaders headers, Flux<DataBuffer> body) {
    super(request);
    this.headers = headers;
    this.body = body;
  }

  /** The exchange with these bytes as its body, whose length the headers tell. */
  public static ServerWebExchange exchange(ServerWebExchange exchange, byte[] bytes) {
    HttpHeaders told = HttpHeaders.copyOf(exchange.getRequest().getHeaders());
    told.remove(HttpHeaders.TRANSFER_ENCODING);
    told.setContentLength(bytes.length);
    Flux<DataBuffer> body =
        Flux.defer(() -> Flux.just(exchange.getResponse().bufferFactory().wrap(bytes)));
    return with(exchange, told, body);
  }

  static ServerWebExchange exchange(ServerWebExchange exchange, Flux<DataBuffer> body) {
    return with(exchange, exchange.getRequest().getHeaders(), body);
  }

  private static ServerWebExchange with(
      ServerWebExchange exchange, HttpHeaders headers, Flux<DataBuffer> body) {
    return exchange.mutate().request(new WithBody(exchange.getRequest(), headers, body)).build();
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public Flux<DataBuffer> getBody() {
    return body;
  }
}
