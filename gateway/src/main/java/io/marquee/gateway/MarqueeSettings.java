package io.marquee.gateway;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the gateway shares with the rest of the house.
 *
 * @param publicUrl the address that clients use; issuer of the access tokens
 * @param kafka bootstrap servers
 * @param kafkaClient more settings of Kafka's clients, by Kafka's own names: TLS, SASL
 * @param routes base address of each service by its short name
 * @param internalToken the keys of the internal tokens
 */
@ConfigurationProperties("marquee")
public record MarqueeSettings(
    URI publicUrl,
    String kafka,
    @DefaultValue Map<String, String> kafkaClient,
    Map<String, URI> routes,
    @DefaultValue Keys internalToken) {

  /** Base64 keys of at least 32 bytes by the service's short name; they have no defaults. */
  public record Keys(@DefaultValue Map<String, String> keys) {}
}
