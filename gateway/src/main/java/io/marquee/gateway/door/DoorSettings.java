package io.marquee.gateway.door;

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
 * @param trustedProxies addresses whose X-Forwarded-For is believed
 * @param corsOrigins origins of other sites whose scripts may call the API; none by default
 * @param perMinute requests in a minute, 0 for no limit
 */
@ConfigurationProperties("marquee.gateway")
record DoorSettings(
    @DefaultValue("10MB") DataSize maxBody,
    @DefaultValue("16KB") DataSize maxHeaders,
    @DefaultValue Set<String> trustedProxies,
    @DefaultValue List<String> corsOrigins,
    @DefaultValue PerMinute perMinute) {

  /**
   * Requests in a minute.
   *
   * @param user of one user
   * @param address of one address without a valid token
   */
  record PerMinute(@DefaultValue("3000") int user, @DefaultValue("3000") int address) {}
}
