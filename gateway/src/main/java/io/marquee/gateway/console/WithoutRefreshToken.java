package io.marquee.gateway.console;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes the refresh token out of an answer's body and puts it into the cookie. */
final class WithoutRefreshToken extends ServerHttpResponseDecorator {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FIELD = "refresh_token";
  private static final int LONGEST = 64 << 10;

  private final RefreshCookie cookie;

  WithoutRefreshToken(ServerHttpResponse response, RefreshCookie cookie) {
    super(response);
    this.cookie = cookie;
  }

  @Override
  public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
    HttpStatusCode status = getStatusCode();
    MediaType type = getHeaders().getContentType();
    if (status == null
        || !status.is2xxSuccessful()
        || !MediaType.APPLICATION_JSON.isCompatibleWith(type)) return super.writeWith(body);
    return DataBufferUtils.join(Flux.from(body), LONGEST)
        .flatMap(whole -> super.writeWith(Mono.just(without(whole))));
  }

  @Override
  public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
    return writeWith(Flux.from(body).concatMap(part -> part));
  }

  private DataBuffer without(DataBuffer whole) {
    byte[] bytes = new byte[whole.readableByteCount()];
    whole.read(bytes);
    DataBufferUtils.release(whole);
    if (JSON.readTree(bytes) instanceof ObjectNode answer) {
      JsonNode token = answer.remove(FIELD);
      if (token != null && token.isString()) addCookie(cookie.with(token.stringValue()));
      bytes = JSON.writeValueAsBytes(answer);
    }
    getHeaders().setContentLength(bytes.length);
    return bufferFactory().wrap(bytes);
  }
}
