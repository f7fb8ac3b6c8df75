package io.marquee.gateway.door;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the door lets in.
 *
 * @param maxBody longest request body
 * @param maxHeaders longest sum of request headers; Netty's own limit is twice that
 * @param slowestBody longest time for a short body, and between two parts of a long one
 * @param slowestHead longest time from the first byte of a request to the end of its headers
 * @param farewell how long the gateway serves on when it is to end, for others to notice
 * @param trustedProxies addresses and networks ({@code 10.0.0.0/8}) of proxies that are believed
 * @param forwardedHeader where they tell the client's address; no other header is read
 * @param ownHosts names that lead to the whole platform; with any, a name that is neither among
 *     them nor a customer's verified domain is refused
 * @param corsOrigins origins of other sites whose scripts may call the API; none by default
 */
@ConfigurationProperties("marquee.gateway")
record DoorSettings(
    @DefaultValue("10MB") DataSize maxBody,
    @DefaultValue("16KB") DataSize maxHeaders,
    @DefaultValue("15s") Duration slowestBody,
    @DefaultValue("10s") Duration slowestHead,
    @DefaultValue("3s") Duration farewell,
    @DefaultValue Set<String> trustedProxies,
    @DefaultValue("X-Forwarded-For") String forwardedHeader,
    @DefaultValue List<String> corsOrigins,
    @DefaultValue Set<String> ownHosts) {}
