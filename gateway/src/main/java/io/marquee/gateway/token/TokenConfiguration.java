package io.marquee.gateway.token;

import io.marquee.gateway.MarqueeSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenSettings.class)
class TokenConfiguration {

  @Bean
  AccessTokens accessTokens(MarqueeSettings marquee, TokenSettings settings, Clock clock) {
    URI identity = marquee.routes().get("identity");
    if (identity == null) throw new IllegalStateException("marquee.routes.identity is not set");
    HttpClient client = HttpClient.create().responseTimeout(Duration.ofSeconds(3));
    SigningKeys keys =
        new SigningKeys(
            () -> read(client, identity.resolve("/.well-known/jwks.json")),
            settings.keysFreshFor(),
            settings.keysCooldown());
    return new AccessTokens(keys, marquee.publicUrl().toString(), settings, clock);
  }

  private static Mono<String> read(HttpClient client, URI address) {
    return client
        .get()
        .uri(address)
        .responseSingle((answer, body) -> answer.status().code() == 200 ? text(body) : failed())
        .switchIfEmpty(failed());
  }

  private static Mono<String> text(ByteBufMono body) {
    return body.asString();
  }

  private static Mono<String> failed() {
    return Mono.error(new IllegalStateException("no JWK set in the answer"));
  }
}
