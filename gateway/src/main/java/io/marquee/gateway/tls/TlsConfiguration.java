package io.marquee.gateway.tls;

import io.marquee.gateway.MarqueeSettings;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("server.ssl.bundle")
class TlsConfiguration {

  @Bean
  CertificateCheck certificateCheck(MarqueeSettings marquee, SslBundles bundles, Clock clock) {
    return new CertificateCheck(
        marquee.publicUrl(), () -> bundles.getBundle("door").getStores().getKeyStore(), clock);
  }
}
