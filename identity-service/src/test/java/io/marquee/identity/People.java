package io.marquee.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.marquee.events.Accounts;
import io.marquee.identity.session.Devices;
import io.marquee.test.Callers;
import io.marquee.web.Caller;
import jakarta.servlet.http.Cookie;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Registers and logs in as clients do. */
public class People {

  public static final String PASSWORD = "velvet anchor mosaic tundra";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final MockMvcTester mvc;
  private final JsonMapper json;
  private final Letters letters;
  private final Callers callers;

  People(MockMvcTester mvc, JsonMapper json, Letters letters, Callers callers) {
    this.mvc = mvc;
    this.json = json;
    this.letters = letters;
    this.callers = callers;
  }

  /**
   * Somebody who is logged in.
   *
   * @param email their address
   * @param userId who
   * @param sessionId the stay
   * @param accessToken the last
   * @param refreshToken the last
   */
  public record Person(
      String email, UUID userId, UUID sessionId, String accessToken, String refreshToken) {

    /** As the gateway presents them outside a workspace. */
    public Caller caller() {
      return in(null, Set.of());
    }

    /** As the gateway presents them in a workspace. */
    public Caller in(@Nullable UUID workspace, Set<String> permissions) {
      UUID account = Accounts.personalAccountOf(userId);
      return new Caller(
          userId, workspace, account, null, permissions, sessionId, null, email, "Ada Lovelace");
    }
  }

  /** Registers somebody new. */
  public Person register() {
    String email = newAddress();
    return person(email, post("/api/v1/auth/register", registration(email, PASSWORD)));
  }

  /** Registers somebody new who proves their address. */
  public Person verified() {
    Person person = register();
    String token = letters.await(person.email(), "verify_email").token();
    MvcTestResult answer = post("/api/v1/auth/email/verify", "{\"token\":\"" + token + "\"}");
    if (answer.getResponse().getStatus() != 204) {
      throw new IllegalStateException("not verified: " + body(answer));
    }
    return person;
  }

  /** An address that nobody has yet. */
  public static String newAddress() {
    return "ada" + NUMBER.incrementAndGet() + "@example.com";
  }

  /** What somebody gets who was let in. */
  public Person admitted(String email, MvcTestResult result) {
    return person(email, result);
  }

  /** Logs in again, from another device. */
  public Person logIn(Person person) {
    return person(
        person.email(),
        post("/api/v1/auth/login", credentials(person.email(), PASSWORD), "Chrome"));
  }

  /** The next pair of tokens. */
  public Person refreshed(Person person) {
    return person(person.email(), refresh(person.refreshToken()));
  }

  /** Sends a refresh token. */
  public MvcTestResult refresh(String token) {
    return post("/api/v1/auth/refresh", "{\"refresh_token\":\"" + token + "\"}");
  }

  /** Sends JSON without an internal token, as the gateway does for public paths. */
  public MvcTestResult post(String path, String body) {
    return post(path, body, "Firefox");
  }

  private MvcTestResult post(String path, String body, String userAgent) {
    return post(path, body, Map.of("User-Agent", userAgent));
  }

  /** Sends JSON without an internal token, from some device. */
  public MvcTestResult post(String path, String body, Map<String, String> headers) {
    var request = mvc.post().uri(path).contentType(MediaType.APPLICATION_JSON);
    var sent = new HashMap<>(Map.of("User-Agent", "Firefox", "X-Forwarded-For", "203.0.113.7"));
    sent.putAll(headers);
    String cookie = sent.remove("Cookie");
    if (cookie != null) request.cookie(new Cookie(Devices.COOKIE, cookie));
    sent.forEach(request::header);
    return request.content(body).exchange();
  }

  /** Sends JSON as somebody who is logged in. */
  public MvcTestResult post(Person person, String path, String body) {
    return mvc.post()
        .uri(path)
        .with(callers.as(person.caller()))
        .header("User-Agent", "Firefox")
        .header("X-Forwarded-For", "203.0.113.7")
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  /** Reads as somebody who is logged in. */
  public MvcTestResult get(Person person, String path) {
    return mvc.get().uri(path).with(callers.as(person.caller())).exchange();
  }

  /** Deletes as somebody who is logged in. */
  public MvcTestResult delete(Person person, String path) {
    return mvc.delete()
        .uri(path)
        .with(callers.as(person.caller()))
        .header("User-Agent", "Firefox")
        .header("X-Forwarded-For", "203.0.113.7")
        .exchange();
  }

  /** By what a device is known after a log-in from it. */
  public static String deviceOf(MvcTestResult result) {
    return java.util.Objects.requireNonNull(result.getResponse().getCookie(Devices.COOKIE))
        .getValue();
  }

  /** The body of a registration. */
  public static String registration(String email, String password) {
    return """
        {"email":"%s","password":"%s","full_name":"Ada Lovelace"}
        """
        .formatted(email, password);
  }

  /** The body of a log-in. */
  public static String credentials(String email, String password) {
    return """
        {"email":"%s","password":"%s"}
        """
        .formatted(email, password);
  }

  /** The JSON of an answer. */
  public JsonNode body(MvcTestResult result) {
    return json.readTree(result.getResponse().getContentAsByteArray());
  }

  private Person person(String email, MvcTestResult result) {
    JsonNode tokens = body(result);
    String access = tokens.required("access_token").asString();
    try {
      JWTClaimsSet claims = SignedJWT.parse(access).getJWTClaimsSet();
      return new Person(
          email,
          UUID.fromString(claims.getSubject()),
          UUID.fromString(claims.getStringClaim("sid")),
          access,
          tokens.required("refresh_token").asString());
    } catch (ParseException wrong) {
      throw new IllegalStateException(wrong);
    }
  }
}
