package io.marquee.gateway.console;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The console's session.
 *
 * @param cookieLife how long a browser keeps the cookie; identity ends the session by itself
 */
@ConfigurationProperties("marquee.gateway.console")
record ConsoleSettings(@DefaultValue("30d") Duration cookieLife) {}
