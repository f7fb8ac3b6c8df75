package io.marquee.gateway.door;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** Refuses long bodies: by what the header says, or while counting a body of unsaid length. */
final class BodyLimit {

  private final long max;

  BodyLimit(DataSize max) {
    this.max = max.toBytes();
  }

  ServerWebExchange applyTo(ServerWebExchange exchange) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    if (headers.getContentLength() > max) throw Refusal.bodyTooLarge(max);
    if (!headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) return exchange;
    return exchange.mutate().request(new Counted(exchange.getRequest(), max)).build();
  }

  private static final class Counted extends ServerHttpRequestDecorator {
    private final long max;
    private long read;

    Counted(ServerHttpRequest request, long max) {
      super(request);
      this.max = max;
    }

    @Override
    public Flux<DataBuffer> getBody() {
      return super.getBody().map(this::count);
    }

    private DataBuffer count(DataBuffer part) {
      read += part.readableByteCount();
      if (read <= max) return part;
      DataBufferUtils.release(part);
      throw Refusal.bodyTooLarge(max);
    }
  }
}
