package io.marquee.workspace.domain;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Domains of customers.
 *
 * @param target the name that their CNAME points to
 * @param dnsServers whom to ask, as {@code host} or {@code host:port}; the system's unless given
 * @param patience how long one question to one server may take
 */
@ConfigurationProperties("marquee.domains")
record DomainSettings(
    @DefaultValue("custom.marquee.localhost") String target,
    @DefaultValue List<String> dnsServers,
    @DefaultValue("2s") Duration patience) {}
