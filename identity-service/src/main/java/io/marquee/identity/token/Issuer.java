package io.marquee.identity.token;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who issues the tokens: the address under which clients know us.
 *
 * @param publicUrl the gateway's root, without a slash at the end; {@code iss} in tokens
 */
@ConfigurationProperties("marquee")
public record Issuer(@DefaultValue("http://localhost:8080") URI publicUrl) {}
