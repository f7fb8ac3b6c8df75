package io.marquee.gateway.door;

import io.marquee.gateway.MarqueeSettings;
import io.marquee.gateway.directory.Directory;
import io.marquee.gateway.keyuse.KeyUses;
import io.marquee.gateway.limit.Limits;
import io.marquee.gateway.route.RouteTable;
import io.marquee.gateway.token.AccessTokens;
import io.marquee.web.InternalToken;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DoorSettings.class)
class DoorConfiguration {

  private static final int STAMPS = 20_000;

  @Bean
  ClientAddress clientAddress(DoorSettings settings) {
    return new ClientAddress(settings.trustedProxies(), settings.forwardedHeader());
  }

  @Bean
  Door door(
      ApplicationContext context,
      MarqueeSettings marquee,
      DoorSettings settings,
      RouteTable table,
      Hosts hosts,
      AccessTokens tokens,
      Directory directory,
      Limits limits,
      ClientAddress addresses,
      Departure departure,
      KeyUses keyUses,
      Clock clock) {
    return new Door(
        context,
        new RequestShape(settings.maxHeaders()),
        table,
        hosts,
        new BodyLimit(settings.maxBody(), settings.slowestBody()),
        new Admission(tokens, directory, new Limiter(limits, addresses), keyUses, clock),
        new SecurityHeaders(marquee.publicUrl()),
        departure);
  }

  @Bean
  Hosts hosts(DoorSettings settings, Directory directory) {
    return new Hosts(settings.ownHosts(), directory);
  }

  /** Pages ask it before anybody is logged in, to know whose looks to take on. */
  @Bean
  RouterFunction<ServerResponse> host(Hosts hosts) {
    return RouterFunctions.route().GET("/api/v1/host", new HostAnswer(hosts)).build();
  }

  @Bean
  Departure departure(ApplicationContext context, DoorSettings settings) {
    return new Departure(context, settings.farewell());
  }

  @Bean
  WebServerFactoryCustomizer<NettyReactiveWebServerFactory> requestHeads(
      DoorSettings settings, MeterRegistry meters) {
    RequestHeads heads = new RequestHeads(settings.slowestHead(), meters);
    return factory ->
        factory.addServerCustomizers(
            server -> server.doOnChannelInit((observer, channel, peer) -> heads.watch(channel)));
  }

  @Bean
  Refusals refusals(MeterRegistry meters) {
    return new Refusals(meters);
  }

  @Bean
  StampedHeaders stampedHeaders(MarqueeSettings marquee, Clock clock, ClientAddress addresses) {
    return new StampedHeaders(
        new Stamps(service -> issuer(marquee, service, clock), clock, STAMPS), addresses);
  }

  @Bean
  InternalTokenKeys internalTokenKeys(MarqueeSettings marquee) {
    return new InternalTokenKeys(marquee);
  }

  @Bean
  @Order(Door.ORDER - 1)
  @ConditionalOnProperty("marquee.gateway.cors-origins")
  CorsWebFilter corsFilter(DoorSettings settings) {
    CorsConfiguration cors = new CorsConfiguration();
    cors.setAllowedOrigins(settings.corsOrigins());
    cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
    cors.setAllowedHeaders(List.of("*"));
    cors.setExposedHeaders(
        List.of("ETag", "Link", "Location", "RateLimit", "RateLimit-Policy", "Retry-After"));
    cors.setMaxAge(3600L);
    UrlBasedCorsConfigurationSource paths = new UrlBasedCorsConfigurationSource();
    paths.registerCorsConfiguration("/api/**", cors);
    return new CorsWebFilter(paths);
  }

  private static InternalToken issuer(MarqueeSettings marquee, String service, Clock clock) {
    String key = marquee.internalToken().keys().get(service);
    if (key == null) throw new IllegalStateException("no internal token key for " + service);
    return InternalToken.of(service, key, clock);
  }
}
