package io.marquee.film.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marquee.web.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTextTests {

  @Test
  void namesEachPlaceholderOnceInTheOrderOfTheText() {
    assertThat(PromptText.of("{product} for {client_2}, and {product} again").placeholders())
        .containsExactly("product", "client_2");
    assertThat(PromptText.of("nothing to fill in").placeholders()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "}",
        "{}",
        "{two words}",
        "{Product}",
        "{{product}}",
        "{product",
        "product}",
        "{1st}"
      })
  void refusesBracesThatAreNoPlaceholders(String text) {
    assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> PromptText.of(text));
  }
}
