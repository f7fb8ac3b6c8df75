package io.marquee.gateway.keyuse;

import io.marquee.web.Caller;
import io.marquee.web.InternalToken;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells identity-service now and then which API keys were used, outside of any request. What it
 * does not take is told the next time; what a killed gateway had not told is lost.
 */
final class KeyUseReport implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(KeyUseReport.class);
  private static final UUID NOBODY = new UUID(0, 0);
  private static final String PERMISSION = "internal:report";
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final KeyUses uses;
  private final URI address;
  private final Supplier<InternalToken> tokens;
  private final Duration interval;
  private final HttpClient client = HttpClient.create().responseTimeout(PATIENCE);
  private volatile @Nullable Disposable running;

  KeyUseReport(KeyUses uses, URI identity, Supplier<InternalToken> tokens, Duration interval) {
    this.uses = uses;
    this.address = identity.resolve("/internal/api-key-uses");
    this.tokens = tokens;
    this.interval = interval;
  }

  @Override
  public void start() {
    running = Flux.interval(interval).onBackpressureDrop().concatMap(tick -> tell()).subscribe();
  }

  @Override
  public void stop() {
    Disposable ticking = running;
    running = null;
    if (ticking != null) ticking.dispose();
    tell().block(PATIENCE.plusSeconds(1));
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  private Mono<Void> tell() {
    List<KeyUses.Use> taken = uses.take();
    if (taken.isEmpty()) return Mono.empty();
    return Mono.defer(() -> post(taken))
        .onErrorResume(
            failure -> {
              log.info("Uses of API keys will be told later: {}", failure.toString());
              uses.giveBack(taken);
              return Mono.empty();
            })
        .then();
  }

  private Mono<Integer> post(List<KeyUses.Use> taken) {
    Caller gateway =
        new Caller(NOBODY, null, null, null, Set.of(PERMISSION), null, null, null, null);
    String token = tokens.get().issue(gateway);
    byte[] body = JSON.writeValueAsBytes(Map.of("uses", taken));
    return client
        .headers(
            headers ->
                headers
                    .set(InternalToken.HEADER, token)
                    .set(HttpHeaderNames.CONTENT_TYPE, "application/json"))
        .post()
        .uri(address)
        .send(ByteBufMono.fromString(Mono.just(new String(body, StandardCharsets.UTF_8))))
        .responseSingle(
            (answer, content) ->
                answer.status().code() / 100 == 2
                    ? Mono.just(taken.size())
                    : Mono.error(new IllegalStateException("status " + answer.status())));
  }
}
