package io.marquee.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkPlaceTests {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, network 203.0.113.0/24",
    "10.1.2.3, private network 10.1.2.0/24",
    "127.0.0.1, this machine",
    "::1, this machine",
    "2001:db8:1:2:3:4:5:6, network 2001:db8:1:2::/64",
    "fd00:1:2:3::9, private network fd00:1:2:3::/64",
    "example.com, unknown",
    "1.2.3.4.5, unknown",
    "unknown, unknown"
  })
  void saysWhatAnAddressTellsAndNoMore(String address, String place) {
    assertThat(NetworkPlace.of(address)).isEqualTo(place);
  }

  @Test
  void countsAHouseholdsIpv6AddressesAsOne() {
    assertThat(NetworkPlace.counted("2001:db8:1:2::1"))
        .isEqualTo(NetworkPlace.counted("2001:db8:1:2:ffff::2"))
        .isNotEqualTo(NetworkPlace.counted("2001:db8:1:3::1"));
    assertThat(NetworkPlace.counted("203.0.113.7"))
        .isNotEqualTo(NetworkPlace.counted("203.0.113.8"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0|Firefox on Linux",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15|Safari on macOS",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0|Edge on Windows",
        "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36|Chrome on Android",
        "curl/8.5.0|curl",
        "<script>alert(1)</script>|scriptalert"
      })
  void namesADeviceInWordsThatItsUserKnows(String userAgent, String name) {
    assertThat(DeviceName.of(userAgent)).isEqualTo(name);
  }
}
