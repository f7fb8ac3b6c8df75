package io.marquee.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {

  /** The secret of RFC 6238, appendix B. */
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void makesTheCodesOfTheRfc(long time, String code) {
    Instant now = Instant.ofEpochSecond(time);
    assertThat(Totp.codeOf(SECRET, Totp.stepAt(now))).isEqualTo(code);
    assertThat(Totp.stepOf(SECRET, code, now)).hasValue(time / 30);
  }

  @Test
  void takesOneStepBeforeAndAfterAndNoMore() {
    Instant now = Instant.parse("2026-11-22T10:00:10Z");
    long step = Totp.stepAt(now);
    for (long near = step - 1; near <= step + 1; near++) {
      assertThat(Totp.stepOf(SECRET, Totp.codeOf(SECRET, near), now)).hasValue(near);
    }
    assertThat(Totp.stepOf(SECRET, Totp.codeOf(SECRET, step - 2), now)).isEmpty();
    assertThat(Totp.stepOf(SECRET, Totp.codeOf(SECRET, step + 2), now)).isEmpty();
    assertThat(Totp.stepOf(SECRET, "", now)).isEmpty();
    assertThat(Totp.stepOf(SECRET, "1234567", now)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void writesSecretsAsRfc4648Does(String plain, String encoded) {
    assertThat(Base32.encode(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
  }
}
