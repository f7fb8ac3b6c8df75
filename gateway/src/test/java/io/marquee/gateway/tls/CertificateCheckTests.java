package io.marquee.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateCheckTests {

  @TempDir private static Path folder;
  private static TestCertificate own;

  private final Clock now = Clock.systemUTC();

  @BeforeAll
  static void makeOne() {
    own = TestCertificate.of(folder, "dns:localhost,dns:*.marquee.example", "-validity", "10");
  }

  @Test
  void takesOneThatItSignedItselfForLocalhostOnly() {
    CertificateCheck check = check("https://localhost:8443", own, now);
    check.start();
    assertThat(check.isRunning()).isTrue();
    refuses("https://app.marquee.example", now, "signed by itself");
  }

  @Test
  void refusesOneForAnotherHost() {
    refuses("https://marquee.example", now, "not for marquee.example");
    refuses("https://a.b.marquee.example", now, "not for a.b.marquee.example");
  }

  @Test
  void refusesOneOutOfItsTime() {
    refuses("https://localhost", Clock.offset(now, Duration.ofDays(11)), "is good from");
    refuses("https://localhost", Clock.offset(now, Duration.ofDays(-1)), "is good from");
  }

  @Test
  void refusesAPublicAddressWithoutTls() {
    refuses("http://localhost:8080", now, "marquee.public-url");
  }

  @Test
  void refusesAFileWithoutACertificate() {
    assertThatThrownBy(
            new CertificateCheck(URI.create("https://localhost"), () -> null, now)::start)
        .hasMessageContaining("holds no certificate");
  }

  private static void refuses(String publicUrl, Clock clock, String why) {
    assertThatThrownBy(check(publicUrl, own, clock)::start)
        .isInstanceOf(CertificateUnusable.class)
        .hasMessageContaining(why);
  }

  private static CertificateCheck check(String publicUrl, TestCertificate shown, Clock clock) {
    return new CertificateCheck(URI.create(publicUrl), shown::store, clock);
  }
}
