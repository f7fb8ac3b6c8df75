package io.marquee.identity.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The passwords that attackers try first. */
class CommonPasswords {

  private static final Set<String> LIST = read();

  private CommonPasswords() {}

  /** Whether the text, in lower case, is one of them. */
  static boolean contain(String lowerCase) {
    return LIST.contains(lowerCase);
  }

  private static Set<String> read() {
    try (InputStream file = CommonPasswords.class.getResourceAsStream("common-passwords.txt")) {
      if (file == null) throw new IllegalStateException("common-passwords.txt is not in the jar");
      return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
