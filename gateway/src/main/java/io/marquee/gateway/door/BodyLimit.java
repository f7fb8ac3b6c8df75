package io.marquee.gateway.door;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/**
 * Takes bodies in before a service hears of the request: what is too long, too slow or breaks off
 * costs nobody else anything. Longer ones pass as they come, if they say how long they are.
 */
final class BodyLimit {

  private static final long TAKEN_IN = DataSize.ofKilobytes(256).toBytes();
  private static final long THROWN_AWAY = DataSize.ofMegabytes(1).toBytes();
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final long max;
  private final long takenIn;
  private final Duration slowest;

  /**
   * These limits.
   *
   * @param slowest for a body that is taken in, and between two parts of a longer one
   */
  BodyLimit(DataSize max, Duration slowest) {
    this.max = max.toBytes();
    this.takenIn = Math.min(TAKEN_IN, this.max);
    this.slowest = slowest;
  }

  /**
   * Refuses by what the header says. Some of what is too long is read and thrown away first: a
   * client that still writes when the connection closes would see a broken pipe instead of the
   * answer.
   */
  Mono<Void> check(ServerHttpRequest request) {
    HttpHeaders headers = request.getHeaders();
    if (headers.getContentLength() <= max) return Mono.empty();
    // Who expects to be asked for the body has not sent it.
    Mono<Void> rest = headers.containsHeader(HttpHeaders.EXPECT) ? Mono.empty() : discard(request);
    return rest.then(Mono.error(() -> Refusal.bodyTooLarge(max)));
  }

  /** The exchange with its body taken in, or the refusal. */
  Mono<ServerWebExchange> applyTo(ServerWebExchange exchange) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    boolean chunked = headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    long length = headers.getContentLength();
    if (!chunked && length <= 0) return Mono.just(exchange);
    if (!chunked && length > takenIn) return Mono.just(withPatience(exchange));
    Flux<DataBuffer> body = exchange.getRequest().getBody();
    return DataBufferUtils.join(body, (int) takenIn)
        .map(BodyLimit::bytes)
        .defaultIfEmpty(new byte[0])
        .timeout(slowest)
        .<ServerWebExchange>map(bytes -> WithBody.exchange(exchange, bytes))
        .onErrorResume(
            DataBufferLimitException.class,
            more -> discard(exchange.getRequest()).then(Mono.error(this::tooLong)))
        .onErrorMap(TimeoutException.class, late -> Refusal.bodyTooSlow(slowest))
        .onErrorMap(AbortedException.class, gone -> Refusal.bodyBrokenOff());
  }

  /** Without a length nobody can tell how much more there is to come. */
  private Refusal tooLong() {
    return takenIn == max ? Refusal.bodyTooLarge(max) : Refusal.lengthRequired(takenIn);
  }

  private ServerWebExchange withPatience(ServerWebExchange exchange) {
    Flux<DataBuffer> parts =
        exchange
            .getRequest()
            .getBody()
            .timeout(slowest)
            .onErrorMap(TimeoutException.class, late -> Refusal.bodyTooSlow(slowest))
            .onErrorMap(AbortedException.class, gone -> Refusal.bodyBrokenOff());
    return WithBody.exchange(exchange, parts);
  }

  private static byte[] bytes(DataBuffer whole) {
    byte[] bytes = new byte[whole.readableByteCount()];
    whole.read(bytes);
    DataBufferUtils.release(whole);
    return bytes;
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
        .onErrorResume(already -> Mono.empty())
        .then();
  }
}
