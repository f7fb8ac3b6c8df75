package io.marquee.gateway.door;

import io.marquee.gateway.MarqueeSettings;
import java.util.Base64;
import org.springframework.context.SmartLifecycle;

/**
 * Refuses to start without a key for each service. It looks when the application starts and not
 * when its beans are made, so that an AOT cache can be trained without secrets.
 */
final class InternalTokenKeys implements SmartLifecycle {

  private static final int LEAST_BYTES = 32;

  private final MarqueeSettings marquee;
  private volatile boolean checked;

  InternalTokenKeys(MarqueeSettings marquee) {
    this.marquee = marquee;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  @Override
  public void start() {
    for (String service : marquee.routes().keySet()) check(service);
    checked = true;
  }

  @Override
  public void stop() {
    checked = false;
  }

  @Override
  public boolean isRunning() {
    return checked;
  }

  private void check(String service) {
    String key = marquee.internalToken().keys().get(service);
    if (key == null) throw invalid(service, "is not set");
    try {
      int length = Base64.getDecoder().decode(key.strip()).length;
      if (length < LEAST_BYTES) throw invalid(service, "has only " + length + " bytes");
    } catch (IllegalArgumentException notBase64) {
      throw invalid(service, "is not base64");
    }
  }

  private static InternalTokenKeyUnusable invalid(String service, String why) {
    return new InternalTokenKeyUnusable("marquee.internal-token.keys." + service, why);
  }
}
