package io.marquee.gateway.route;

/** What a caller needs to pass a rule. */
public sealed interface Access {

  /** Anybody may pass, with or without a token. */
  record Public() implements Access {}

  /** Any valid access token. */
  record Authenticated() implements Access {}

  /** A membership of the workspace in the path, whatever its role. */
  record Member() implements Access {}

  /** A membership whose role has this permission. */
  record Permission(String name) implements Access {}

  static Access of(String word) {
    return switch (word) {
      case "public" -> new Public();
      case "authenticated" -> new Authenticated();
      case "member" -> new Member();
      default -> new Permission(word);
    };
  }
}
