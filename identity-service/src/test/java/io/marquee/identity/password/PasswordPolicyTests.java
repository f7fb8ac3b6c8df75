package io.marquee.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTests {

  private final PasswordPolicy policy = new PasswordPolicy();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "velvet anchor mosaic tundra",
        "Grüße aus Bad Münstereifel",
        "我今天早上在河边看见了一只白色的鸟",
        "x8$Kq!vR2#mZp9&w",
        "8391750284756391",
        "ada likes to sail in the dark"
      })
  void takesWhatNobodyWouldGuess(String password) {
    assertThatCode(() -> policy.check("/password", password, "ada@example.com", "Ada Lovelace"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "short and sweet, ", // 15 characters: the shortest there is
    "fourteen chars, password_too_short",
    "'', password_too_short",
    "aaaaaaaaaaaaaaaaaaaa, password_pattern",
    "123456789012345, password_pattern",
    "zyxwvutsrqponmlkj, password_pattern",
    "qwertyuiopasdfghjkl, password_pattern",
    "qwertyuiopasdfghj, password_pattern",
    "abc1abc1abc1abc1, password_pattern",
    "passwordpassword, password_common",
    "Password12345678!, password_common",
    "sunshine-sunshine, password_common",
    "correct horse battery staple, password_common",
    "123456789qwerty, password_common",
    "AdaLovelace2026!!, password_known",
    "ada@example.com.., password_known",
    "marquee marquee!, password_known",
    "ada.marquee.12345, password_known",
  })
  void saysWhatIsWrong(String password, String code) {
    WeakPassword weak =
        catchThrowableOfType(
            WeakPassword.class,
            () -> policy.check("/password", password, "ada@example.com", "Ada Lovelace"));
    if (code == null) {
      assertThat(weak).isNull();
    } else {
      assertThat(weak).as(password).isNotNull();
      assertThat(weak.errors())
          .singleElement()
          .satisfies(
              error -> {
                assertThat(error.pointer()).isEqualTo("/password");
                assertThat(error.code()).isEqualTo(code);
              });
    }
  }

  @Test
  void takesLongPasswordsUpToALimit() {
    String words = "every one of these words is here for length and none for show ".repeat(4);
    assertThatCode(() -> policy.check("/password", words.substring(0, 150) + "end"))
        .doesNotThrowAnyException();
    WeakPassword weak =
        catchThrowableOfType(
            WeakPassword.class, () -> policy.check("/password", words + "and then some more"));
    assertThat(weak.errors().getFirst().code()).isEqualTo("password_too_long");
  }

  @Test
  void countsCharactersAsPeopleDo() {
    assertThat(
            catchThrowableOfType(
                WeakPassword.class, () -> policy.check("/password", "🎬🎥🎞️📽️🎭🎨🎪")))
        .isNotNull();
  }

  @Test
  void readsTheListWithoutItsLicence() {
    assertThat(CommonPasswords.contain("letmein")).isTrue();
    assertThat(CommonPasswords.contain("")).isFalse();
    assertThat(CommonPasswords.contain("# permission is hereby granted")).isFalse();
  }
}
