package io.marquee.publishing.socialaccount;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The platforms that can be spoken to. */
@Component
public class Platforms {

  private final Map<String, PlatformGateway> gateways;

  Platforms(List<PlatformGateway> gateways) {
    this.gateways =
        gateways.stream().collect(Collectors.toMap(PlatformGateway::platform, Function.identity()));
  }

  /**
   * The way to a platform.
   *
   * @param platform its name
   * @return the gateway
   */
  public PlatformGateway get(String platform) {
    PlatformGateway gateway = gateways.get(platform);
    if (gateway == null) throw new IllegalStateException("no gateway to " + platform);
    return gateway;
  }
}
