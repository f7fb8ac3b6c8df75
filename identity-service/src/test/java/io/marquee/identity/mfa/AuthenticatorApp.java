package io.marquee.identity.mfa;

import static org.awaitility.Awaitility.await;

import io.marquee.identity.People;
import io.marquee.identity.People.Person;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The app on somebody's telephone, and the codes that they wrote down. */
public record AuthenticatorApp(byte[] secret, List<String> recoveryCodes) {

  /** Sets it up, by the code before the current one, so that two more can follow. */
  public static AuthenticatorApp setUp(People people, Person person) {
    byte[] secret =
        decode(
            people
                .body(people.post(person, "/api/v1/auth/mfa/totp", ""))
                .required("secret")
                .asString());
    var confirmed =
        people.body(
            people.post(
                person,
                "/api/v1/auth/mfa/totp/confirm",
                "{\"code\":\"%s\"}".formatted(code(secret, -1))));
    var codes = new ArrayList<String>();
    confirmed.required("recovery_codes").forEach(code -> codes.add(code.asString()));
    return new AuthenticatorApp(secret, List.copyOf(codes));
  }

  /** The code that it shows now. */
  public String code() {
    return code(secret, 0);
  }

  /** A code that is old already is shown only while the server's clock will not make it too old. */
  static String code(byte[] secret, int steps) {
    if (steps < 0) {
      await()
          .until(
              () ->
                  Totp.stepAt(Instant.now())
                      == Totp.stepAt(Instant.now().plus(Duration.ofSeconds(5))));
    }
    return Totp.codeOf(secret, Totp.stepAt(Instant.now()) + steps);
  }

  static byte[] decode(String base32) {
    var bits = BigInteger.ZERO;
    for (char c : base32.toCharArray()) {
      bits =
          bits.shiftLeft(5).or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)));
    }
    byte[] all = bits.shiftRight(base32.length() * 5 % 8).toByteArray();
    byte[] secret = new byte[20];
    int from = Math.max(0, all.length - 20);
    System.arraycopy(all, from, secret, 20 - (all.length - from), all.length - from);
    return secret;
  }
}
