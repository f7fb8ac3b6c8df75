package io.marquee.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.web.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

  @Test
  void keepsWhatWasWrittenAndComparesWithoutCase() {
    var address = EmailAddress.parse("  Ada.Lovelace@Example.COM ");
    assertThat(address.written()).isEqualTo("Ada.Lovelace@Example.COM");
    assertThat(address.key()).isEqualTo("ada.lovelace@example.com");
  }

  @Test
  void comparesDomainsAsTheNetworkDoes() {
    assertThat(EmailAddress.parse("ada@bücher.example").key())
        .isEqualTo(EmailAddress.parse("ADA@xn--bcher-kva.example").key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.co",
        "o'neil+films@sub.example.org",
        "ünï@exämple.com",
        "x_1-2.3@a-b.example"
      })
  void takesAddresses(String text) {
    assertThat(EmailAddress.parse(text).written()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "ada@",
        "@example.com",
        "ada@localhost",
        "ada@@example.com",
        "ada lovelace@example.com",
        "ada@example..com",
        "ada@example.com\r\nBcc: all@example.com",
        "ada\u0000@example.com",
        "Ada <ada@example.com>",
        "ada@example.com,bob@example.com"
      })
  void refusesWhatNoMailCouldBeSentTo(String text) {
    assertThatThrownBy(() -> EmailAddress.parse(text)).isInstanceOf(InvalidRequest.class);
  }

  @Test
  void refusesWhatIsTooLong() {
    String long65 = "a".repeat(65) + "@example.com";
    assertThatThrownBy(() -> EmailAddress.parse(long65)).isInstanceOf(InvalidRequest.class);
    String long255 = "a@" + "b.".repeat(126) + "c";
    assertThatThrownBy(() -> EmailAddress.parse(long255)).isInstanceOf(InvalidRequest.class);
  }

  @Test
  void makesAKeyOfAnyText() {
    assertThat(EmailAddress.keyOf("nonsense\u0000\ud800")).isEqualTo("nonsense");
    assertThat(EmailAddress.keyOf("ada@" + "x".repeat(300))).startsWith("ada@x");
  }
}
