package io.marquee.gateway.door;

import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses long bodies: by what the header says, or while counting a body of unsaid length. Some of
 * what is too long is read and thrown away first: a client that still writes when the connection
 * closes would see a broken pipe instead of the answer.
 */
final class BodyLimit {
  private static final long THROWN_AWAY = DataSize.ofMegabytes(1).toBytes();
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final long max;

  BodyLimit(DataSize max) {
    this.max = max.toBytes();
  }

  /** The exchange with its body counted, or the refusal. */
  Mono<ServerWebExchange> applyTo(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    HttpHeaders headers = request.getHeaders();
    if (headers.getContentLength() > max) {
      // Who expects to be asked for the body has not sent it.
      Mono<Void> rest =
          headers.containsHeader(HttpHeaders.EXPECT) ? Mono.empty() : discard(request);
      return rest.then(Mono.error(() -> Refusal.bodyTooLarge(max)));
    }
    if (!headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) return Mono.just(exchange);
    return Mono.just(exchange.mutate().request(new Counted(request, max)).build());
  }

  private static Mono<Void> discard(ServerHttpRequest request) {
    long[] read = {0};
    return request
        .getBody()
        .takeWhile(
            part -> {
              read[0] += part.readableByteCount();
              DataBufferUtils.release(part);
              return read[0] < THROWN_AWAY;
            })
        .take(PATIENCE)
        .then();
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
      return super.getBody()
          .<DataBuffer>handle(
              (part, passOn) -> {
                read += part.readableByteCount();
                if (read <= max) {
                  passOn.next(part);
                  return;
                }
                DataBufferUtils.release(part);
                if (read > max + THROWN_AWAY) passOn.error(Refusal.bodyTooLarge(max));
              })
          .concatWith(
              Mono.defer(() -> read > max ? Mono.error(Refusal.bodyTooLarge(max)) : Mono.empty()));
    }
  }
}
