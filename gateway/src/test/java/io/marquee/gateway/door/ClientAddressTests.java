package io.marquee.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressTests {

  private static final Set<String> PROXIES = Set.of("10.0.0.1", "172.16.0.0/12", "fd00::/8");

  @Test
  void believesTrustedProxiesOnly() {
    assertThat(of("198.51.100.7", "203.0.113.9")).isEqualTo("198.51.100.7");
    assertThat(of("10.0.0.1", "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(of("172.31.255.254", "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(of("172.32.0.1", "203.0.113.9")).isEqualTo("172.32.0.1");
    assertThat(of("fd12::1", "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(of("fe80::1", "203.0.113.9")).isEqualTo("fe80:0:0:0:0:0:0:1");
  }

  @Test
  void believesWhatTheNearestOfThemSaid() {
    assertThat(of("10.0.0.1", "6.6.6.6, 203.0.113.9, 172.16.3.4")).isEqualTo("203.0.113.9");
    assertThat(of("10.0.0.1", "6.6.6.6,not an address")).isEqualTo("10.0.0.1");
    assertThat(of("10.0.0.1", "<script>")).isEqualTo("10.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=203.0.113.9;proto=https;by=203.0.113.43 | 203.0.113.9",
        "proto=https; For=\"203.0.113.9:4711\" | 203.0.113.9",
        "for=6.6.6.6, for=203.0.113.9, for=10.0.0.1 | 203.0.113.9",
        "for=\"[2001:db8::17]:4711\" | 2001:db8::17",
        "for=_hidden | 10.0.0.1",
        "for=unknown | 10.0.0.1",
        "host=example.com | 10.0.0.1"
      })
  void readsTheStandardsHeader(String value, String client) {
    assertThat(new ClientAddress(PROXIES, "Forwarded").of(request("10.0.0.1", "Forwarded", value)))
        .isEqualTo(client);
  }

  /** A proxy that sets the one may pass on whatever a client wrote into the other. */
  @Test
  void readsOneHeaderOnly() {
    assertThat(
            new ClientAddress(PROXIES, "X-Forwarded-For")
                .of(request("10.0.0.1", "Forwarded", "for=6.6.6.6")))
        .isEqualTo("10.0.0.1");
    assertThat(
            new ClientAddress(PROXIES, "Forwarded")
                .of(request("10.0.0.1", "X-Forwarded-For", "6.6.6.6")))
        .isEqualTo("10.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "::/129", "proxy.example", "10.0.0.0/-1", "10.0.0/x", ""})
  void doesNotStartWithWhatIsNoNetwork(String text) {
    assertThatThrownBy(() -> Network.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String of(String peer, String forwarded) {
    return new ClientAddress(PROXIES, "X-Forwarded-For")
        .of(request(peer, "X-Forwarded-For", forwarded));
  }

  private static MockServerHttpRequest request(String peer, String header, String value) {
    return MockServerHttpRequest.get("/")
        .remoteAddress(new InetSocketAddress(peer, 1234))
        .header(header, value)
        .build();
  }
}
