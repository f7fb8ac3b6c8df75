package io.marquee.workspace.providerkey;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A provider's key, given to us. It has no text of its own, so that no log can hold it.
 *
 * @param secret the key as the provider gave it
 * @param label what people call it
 */
record ProviderSecret(
    @NotBlank @Size(min = 8, max = 8000) String secret, @Size(max = 200) @Nullable String label) {

  private static final int SHOWN = 4;

  byte[] bytes() {
    return secret.getBytes(StandardCharsets.UTF_8);
  }

  /** At most a quarter of it. */
  String hint() {
    return secret.substring(secret.length() - Math.min(SHOWN, secret.length() / 4));
  }

  String labelOr(String other) {
    return label == null ? other : label;
  }

  @Override
  public String toString() {
    return "ProviderSecret[…]";
  }
}
