package io.marquee.gateway.console;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The console and its session.
 *
 * @param cookieLife how long a browser keeps the cookie; identity ends the session by itself
 * @param files where its files lie; a gateway that was built without it has none
 * @param storage where films are fetched from, beside the gateway: the page may reach nothing else
 */
@ConfigurationProperties("marquee.gateway.console")
record ConsoleSettings(
    @DefaultValue("30d") Duration cookieLife,
    @DefaultValue("classpath:/console/") String files,
    @Nullable URI storage) {}
