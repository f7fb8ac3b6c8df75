package io.marquee.gateway.limit;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests in a minute, 0 for no limit.
 *
 * @param tiers of one user, or of one API key without a limit of its own, by the account's plan
 * @param otherTier the same for plans that are not named and accounts that are not known
 * @param address of one address without a credential that is good
 * @param exchange how often replicas tell each other what was used
 * @param alone after which a replica that was not heard is taken to be gone
 */
@ConfigurationProperties("marquee.gateway.limits")
record LimitSettings(
    @DefaultValue Map<String, Integer> tiers,
    @DefaultValue("60") int otherTier,
    @DefaultValue("600") int address,
    @DefaultValue("250ms") Duration exchange,
    @DefaultValue("10s") Duration alone) {

  int ofTier(String plan) {
    return tiers.getOrDefault(plan, otherTier);
  }
}
