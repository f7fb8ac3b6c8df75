package io.marquee.gateway.token;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How access tokens are judged.
 *
 * @param audience who the token has to be for
 * @param maxLength longest token, in characters
 * @param maxLife longest time between issue and expiry; revocations are remembered as long
 * @param clockSkew how far identity's clock may be ahead
 * @param remembered how many verified tokens are kept
 * @param keysFreshFor after which the public keys are fetched again; a withdrawn one is good so
 *     long
 * @param keysCooldown least time between two fetches for an unknown key id
 */
@ConfigurationProperties("marquee.gateway.token")
record TokenSettings(
    @DefaultValue("marquee") String audience,
    @DefaultValue("4096") int maxLength,
    @DefaultValue("1h") Duration maxLife,
    @DefaultValue("5s") Duration clockSkew,
    @DefaultValue("10000") int remembered,
    @DefaultValue("1m") Duration keysFreshFor,
    @DefaultValue("5s") Duration keysCooldown) {}
