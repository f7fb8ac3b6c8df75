package io.marquee.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.nimbusds.jwt.SignedJWT;
import io.marquee.events.identity.SessionRevoked;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.Letters;
import io.marquee.identity.People;
import io.marquee.identity.People.Person;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@IdentityTest
class MfaIntegrationTests {

  @Autowired People people;
  @Autowired Letters letters;
  @Autowired Events events;
  @Autowired TestDatabase database;

  @Test
  void anAuthenticatorAppIsAskedForOnceItHasShownACode() throws Exception {
    var ada = people.verified();
    var elsewhere = people.logIn(ada);
    byte[] secret = begin(ada);
    assertThat(logIn(ada)).as("not asked for yet").doesNotHave(mfa());

    var codes = confirm(ada, secret);
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    assertThat(events.published(SessionRevoked.class, elsewhere.sessionId()))
        .extracting(SessionRevoked::reason)
        .containsExactly("mfa_changed");
    assertThat(letters.to(ada.email(), "mfa_changed"))
        .singleElement()
        .satisfies(mail -> assertThat(mail.variables()).containsEntry("change", "totp_on"));

    JsonNode asked = people.body(logIn(ada));
    assertThat(asked.propertyNames()).containsExactly("mfa_required", "mfa_token", "methods");
    assertThat(asked.at("/mfa_required").asBoolean()).isTrue();
    assertThat(asked.at("/methods"))
        .extracting(JsonNode::asString)
        .containsExactly("totp", "recovery_code");

    var in = verify(asked, "totp", AuthenticatorApp.code(secret, 1));
    assertThat(in).hasStatusOk();
    var claims = SignedJWT.parse(people.body(in).at("/access_token").asString()).getJWTClaimsSet();
    assertThat(claims.getStringListClaim("amr")).containsExactly("pwd", "otp", "mfa");
    assertThat(claims.getLongClaim("auth_time"))
        .isBetween(Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond() + 1);
  }

  @Test
  void aCodeIsTakenOnceAndNoOlderOneAfterIt() {
    var ada = people.verified();
    byte[] secret = enable(ada);
    String code = AuthenticatorApp.code(secret, 1);
    assertThat(verify(people.body(logIn(ada)), "totp", code)).hasStatusOk();
    assertThat(verify(people.body(logIn(ada)), "totp", code)).hasStatus(401);
    assertThat(verify(people.body(logIn(ada)), "totp", AuthenticatorApp.code(secret, 0)))
        .hasStatus(401);
  }

  @Test
  void anMfaTokenIsGoodOnceAndForFiveTries() {
    var ada = people.verified();
    byte[] secret = enable(ada);
    JsonNode asked = people.body(logIn(ada));
    for (int i = 0; i < 5; i++) {
      var wrong = verify(asked, "totp", "000000");
      assertThat(wrong).hasStatus(401);
      assertThat(people.body(wrong).at("/code").asString()).isEqualTo("code_invalid");
    }
    var dead = verify(asked, "totp", AuthenticatorApp.code(secret, 1));
    assertThat(dead).hasStatus(401);
    assertThat(people.body(dead).at("/code").asString()).isEqualTo("mfa_token_invalid");

    JsonNode another = people.body(logIn(ada));
    assertThat(verify(another, "totp", AuthenticatorApp.code(secret, 1))).hasStatusOk();
    assertThat(verify(another, "recovery_code", "whatever")).hasStatus(401);
    assertThat(
            people
                .body(verify(another, "totp", AuthenticatorApp.code(secret, 1)))
                .at("/code")
                .asString())
        .isEqualTo("mfa_token_invalid");
  }

  @Test
  void whoKnowsThePasswordCannotGuessTheCodeWithNewTokens() {
    var ada = people.verified();
    enable(ada);
    boolean held = false;
    for (int i = 0; i < 9 && !held; i++) {
      held = verify(people.body(logIn(ada)), "totp", "00000" + i).getResponse().getStatus() == 429;
    }
    assertThat(held).isTrue();
  }

  @Test
  void aHalfLogInDiesWithThePassword() {
    var ada = people.verified();
    byte[] secret = enable(ada);
    JsonNode asked = people.body(logIn(ada));
    people.post("/api/v1/auth/password/forgot", "{\"email\":\"" + ada.email() + "\"}");
    String token = letters.await(ada.email(), "reset_password").token();
    assertThat(
            people.post(
                "/api/v1/auth/password/reset",
                "{\"token\":\"%s\",\"new_password\":\"a wholly new password\"}".formatted(token)))
        .hasStatus(204);
    assertThat(
            people
                .body(verify(asked, "totp", AuthenticatorApp.code(secret, 1)))
                .at("/code")
                .asString())
        .isEqualTo("mfa_token_invalid");
    assertThat(
            people.post(
                "/api/v1/auth/login", People.credentials(ada.email(), "a wholly new password")))
        .as("a new password is no second factor")
        .has(mfa());
  }

  @Test
  void eachRecoveryCodeIsGoodOnceHoweverItIsTyped() {
    var ada = people.verified();
    byte[] secret = begin(ada);
    List<String> codes = confirm(ada, secret);
    String first = codes.getFirst();
    assertThat(
            verify(people.body(logIn(ada)), "recovery_code", first.toUpperCase().replace("-", " ")))
        .hasStatusOk();
    assertThat(verify(people.body(logIn(ada)), "recovery_code", first)).hasStatus(401);
    assertThat(people.body(people.get(ada, "/api/v1/auth/mfa")).at("/recovery_codes_left").asInt())
        .isEqualTo(9);

    var renewed = people.post(ada, "/api/v1/auth/mfa/recovery-codes", "");
    assertThat(renewed).hasStatusOk().hasHeader("Cache-Control", "no-store");
    assertThat(verify(people.body(logIn(ada)), "recovery_code", codes.get(1))).hasStatus(401);
    String fresh = people.body(renewed).at("/recovery_codes/3").asString();
    assertThat(verify(people.body(logIn(ada)), "recovery_code", fresh)).hasStatusOk();
  }

  /** Ten codes show more than 25 of the letters and digits that they are drawn from. */
  @Test
  void aRecoveryCodeHasMoreThan112RandomBits() {
    var ada = people.verified();
    List<String> codes = confirm(ada, begin(ada));
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    long symbols = String.join("", codes).replace("-", "").chars().distinct().count();
    double bitsOfEach = Math.log(symbols) / Math.log(2);
    assertThat(codes)
        .allSatisfy(
            code -> assertThat(code.replace("-", "").length() * bitsOfEach).isGreaterThan(112));
  }

  @Test
  void storesNeitherSecretsNorCodesReadably() {
    var ada = people.verified();
    byte[] secret = begin(ada);
    List<String> codes = confirm(ada, secret);
    byte[] stored =
        (byte[])
            database
                .rows("select secret from service.authenticators where user_id = ?", ada.userId())
                .getFirst()
                .get("secret");
    assertThat(new String(stored, StandardCharsets.ISO_8859_1))
        .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
    assertThat(
            database
                .rows(
                    "select encode(hash, 'escape') as hash from service.recovery_codes where user_id = ?",
                    ada.userId())
                .toString())
        .doesNotContain(codes.getFirst().replace("-", ""));
  }

  @Test
  void theQrCodeSaysWhatTheUriSays() throws Exception {
    var ada = people.verified();
    JsonNode given = people.body(people.post(ada, "/api/v1/auth/mfa/totp", ""));
    assertThat(given.at("/otpauth_uri").asString())
        .startsWith("otpauth://totp/Marquee:ada")
        .contains("%40example.com?secret=" + given.at("/secret").asString())
        .contains("issuer=Marquee", "digits=6", "period=30");
    assertThat(read(given.at("/qr_svg").asString())).isEqualTo(given.at("/otpauth_uri").asString());
  }

  @Test
  void changingItNeedsARecentProof() {
    var ada = people.verified();
    byte[] secret = enable(ada);
    old(ada);
    for (var answer :
        List.of(
            people.delete(ada, "/api/v1/auth/mfa/totp"),
            people.post(ada, "/api/v1/auth/mfa/recovery-codes", ""),
            people.post(ada, "/api/v1/auth/mfa/totp", ""))) {
      assertThat(answer).hasStatus(403);
      assertThat(people.body(answer).at("/code").asString()).isEqualTo("step_up_required");
    }
    var byPassword = stepUp(ada, "{\"password\":\"" + People.PASSWORD + "\"}");
    assertThat(byPassword).as("the password alone is not enough").hasStatus(422);
    assertThat(people.body(byPassword).at("/errors/0/code").asString())
        .isEqualTo("second_factor_needed");
    assertThat(stepUp(ada, "{\"method\":\"totp\",\"code\":\"000000\"}")).hasStatus(422);
    var proved =
        stepUp(
            ada,
            "{\"method\":\"totp\",\"code\":\"%s\"}".formatted(AuthenticatorApp.code(secret, 1)));
    assertThat(proved).hasStatusOk();

    assertThat(people.delete(ada, "/api/v1/auth/mfa/totp")).hasStatus(204);
    assertThat(logIn(ada)).doesNotHave(mfa());
    assertThat(letters.to(ada.email(), "mfa_changed"))
        .extracting(mail -> mail.variables().get("change"))
        .containsExactly("totp_on", "totp_off");
    assertThat(people.post(ada, "/api/v1/auth/mfa/recovery-codes", "")).hasStatus(409);
  }

  @Test
  void aProofGivesFreshTokensOfTheSameSession() throws Exception {
    var ada = people.verified();
    old(ada);
    assertThat(stepUp(ada, "{\"password\":\"wrong\"}")).hasStatus(422);
    assertThat(stepUp(ada, "{}")).hasStatus(422);
    var fresh =
        people.admitted(ada.email(), stepUp(ada, "{\"password\":\"" + People.PASSWORD + "\"}"));
    assertThat(fresh.sessionId()).isEqualTo(ada.sessionId());
    var claims = SignedJWT.parse(fresh.accessToken()).getJWTClaimsSet();
    assertThat(claims.getLongClaim("auth_time")).isGreaterThan(Instant.now().getEpochSecond() - 60);

    assertThat(people.refresh(ada.refreshToken())).as("useless, and no replay").hasStatus(401);
    var next = people.refreshed(fresh);
    assertThat(SignedJWT.parse(next.accessToken()).getJWTClaimsSet().getLongClaim("auth_time"))
        .as("a refresh is no proof")
        .isEqualTo(claims.getLongClaim("auth_time"));
  }

  @Test
  void anotherAppNeedsTheFirstToBeRemoved() {
    var ada = people.verified();
    enable(ada);
    assertThat(people.post(ada, "/api/v1/auth/mfa/totp", "")).hasStatus(409);
    assertThat(people.get(ada, "/api/v1/auth/mfa")).hasStatusOk();
  }

  private static org.assertj.core.api.Condition<MvcTestResult> mfa() {
    return new org.assertj.core.api.Condition<>(
        answer -> {
          try {
            return answer.getResponse().getContentAsString().contains("\"mfa_required\":true");
          } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
          }
        },
        "asks for a second factor");
  }

  private byte[] enable(Person person) {
    byte[] secret = begin(person);
    confirm(person, secret);
    return secret;
  }

  private byte[] begin(Person person) {
    var given = people.post(person, "/api/v1/auth/mfa/totp", "");
    assertThat(given).hasStatus(201).hasHeader("Cache-Control", "no-store");
    return AuthenticatorApp.decode(people.body(given).at("/secret").asString());
  }

  /** By the code before the current one, so that two more can follow. */
  private List<String> confirm(Person person, byte[] secret) {
    var wrong = people.post(person, "/api/v1/auth/mfa/totp/confirm", "{\"code\":\"000000\"}");
    assertThat(wrong).hasStatus(422);
    var confirmed =
        people.post(
            person,
            "/api/v1/auth/mfa/totp/confirm",
            "{\"code\":\"%s\"}".formatted(AuthenticatorApp.code(secret, -1)));
    assertThat(confirmed).hasStatusOk();
    var codes = new ArrayList<String>();
    people.body(confirmed).at("/recovery_codes").forEach(code -> codes.add(code.asString()));
    return codes;
  }

  private MvcTestResult logIn(Person person) {
    return people.post("/api/v1/auth/login", People.credentials(person.email(), People.PASSWORD));
  }

  private MvcTestResult verify(JsonNode asked, String method, String code) {
    return people.post(
        "/api/v1/auth/mfa/verify",
        "{\"mfa_token\":\"%s\",\"method\":\"%s\",\"code\":\"%s\"}"
            .formatted(asked.at("/mfa_token").asString(), method, code));
  }

  private MvcTestResult stepUp(Person person, String proof) {
    return people.post(person, "/api/v1/auth/step-up", proof);
  }

  private void old(Person person) {
    database.update(
        "update service.sessions set authenticated_at = now() - interval '11 minutes' where id = ?",
        person.sessionId());
  }

  /** Draws the picture and reads it as a phone does. */
  private static String read(String svg) throws Exception {
    var size = Pattern.compile("viewBox=\"0 0 (\\d+)").matcher(svg);
    assertThat(size.find()).isTrue();
    int width = Integer.parseInt(size.group(1));
    int scale = 4;
    int[] pixels = new int[width * scale * width * scale];
    Arrays.fill(pixels, 0xffffff);
    var squares = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(svg);
    while (squares.find()) {
      int left = Integer.parseInt(squares.group(1)) * scale;
      int top = Integer.parseInt(squares.group(2)) * scale;
      for (int y = top; y < top + scale; y++) {
        Arrays.fill(pixels, y * width * scale + left, y * width * scale + left + scale, 0);
      }
    }
    var picture = new RGBLuminanceSource(width * scale, width * scale, pixels);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(picture)),
            Map.of(DecodeHintType.PURE_BARCODE, true))
        .getText();
  }
}
