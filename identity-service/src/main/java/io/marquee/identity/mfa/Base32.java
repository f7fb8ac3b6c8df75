package io.marquee.identity.mfa;

/** RFC 4648 base 32, the way in which authenticator apps take secrets; without padding. */
final class Base32 {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  static String encode(byte[] bytes) {
    var text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte each : bytes) {
      buffer = buffer << 8 | each & 0xff;
      bits += 8;
      while (bits >= 5) {
        text.append(ALPHABET.charAt(buffer >> bits - 5 & 31));
        bits -= 5;
      }
      buffer &= (1 << bits) - 1;
    }
    if (bits > 0) text.append(ALPHABET.charAt(buffer << 5 - bits & 31));
    return text.toString();
  }
}
