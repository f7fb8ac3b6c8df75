package io.marquee.identity.external;

import io.marquee.identity.challenge.Challenges;
import io.marquee.identity.mfa.MfaChanged;
import io.marquee.identity.secret.RandomToken;
import io.marquee.identity.session.Admission;
import io.marquee.identity.session.Device;
import io.marquee.identity.session.OwnSession;
import io.marquee.identity.session.RecentProof;
import io.marquee.identity.session.Session;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * There and back: a browser is sent to a provider, comes back with a code, and the page that it
 * ends on takes tokens for a code of ours. All three must be the same browser, which a cookie
 * shows: nobody is logged in as somebody else by following a link.
 */
@Service
public class ExternalLogIn {

  private static final String STATE = "external_state";
  private static final String CODE = "external_code";
  private static final Duration AWAY = Duration.ofMinutes(10);
  private static final Duration HOME = Duration.ofMinutes(1);

  /** RFC 6749, 4.1.2.1: what is the provider's own trouble. */
  private static final Set<String> TROUBLE = Set.of("server_error", "temporarily_unavailable");

  private final ExternalProviders providers;
  private final ExternalUsers externalUsers;
  private final LinkProvider linkProvider;
  private final RecentProof recentProof;
  private final Challenges challenges;
  private final Users users;
  private final Admission admission;
  private final JsonMapper json;

  ExternalLogIn(
      ExternalProviders providers,
      ExternalUsers externalUsers,
      LinkProvider linkProvider,
      RecentProof recentProof,
      Challenges challenges,
      Users users,
      Admission admission,
      JsonMapper json) {
    this.providers = providers;
    this.externalUsers = externalUsers;
    this.linkProvider = linkProvider;
    this.recentProof = recentProof;
    this.challenges = challenges;
    this.users = users;
    this.admission = admission;
    this.json = json;
  }

  private record Away(
      String provider,
      String nonce,
      String verifier,
      String browser,
      @Nullable UUID user,
      @Nullable UUID session) {}

  private record Home(String browser) {}

  /**
   * Where a browser is sent.
   *
   * @param to the provider
   * @param browser what the browser is known by when it comes back
   */
  public record Departure(URI to, String browser) {}

  /**
   * What a browser brings back.
   *
   * @param provider from where
   * @param state what it was given there for us
   * @param code what it brings
   * @param error what it brings instead
   * @param issuer who says so (RFC 9207), empty when that is not told
   * @param browser what it is known by
   * @param device the same, for people
   */
  public record Arrival(
      String provider,
      String state,
      String code,
      String error,
      String issuer,
      String browser,
      Device device) {}

  /**
   * Sends a browser away to log in.
   *
   * @param provider where to
   * @return the address, and what to leave in the browser
   */
  public Departure begin(String provider) {
    return leave(provider, null);
  }

  /**
   * Sends the browser of somebody who is logged in away, to link what it comes back with.
   *
   * @param provider where to
   * @param own who; has proved it of late
   * @return the address, and what to leave in the browser
   */
  public Departure beginToLink(String provider, OwnSession own) {
    recentProof.require(own.user(), own.id());
    return leave(provider, own);
  }

  private Departure leave(String provider, @Nullable OwnSession own) {
    RandomToken state = RandomToken.create("");
    String nonce = RandomToken.create("").value();
    RandomToken verifier = RandomToken.create("");
    RandomToken browser = RandomToken.create("mqx_");
    URI to = providers.get(provider).authorization(state.value(), nonce, hash(verifier.value()));
    UUID user = own == null ? null : own.user().value();
    UUID session = own == null ? null : own.id().value();
    var away = new Away(provider, nonce, verifier.value(), hash(browser.value()), user, session);
    challenges.ask(STATE, state, user, json.writeValueAsString(away), AWAY);
    return new Departure(to, browser.value());
  }

  /**
   * Takes a browser back.
   *
   * @param arrival what it brings
   * @return where the browser comes out, with a code that is good for a minute
   */
  public URI comeBack(Arrival arrival) {
    Away away =
        challenges
            .take(STATE, arrival.state())
            .map(question -> json.readValue(question.data(), Away.class))
            .filter(found -> found.provider().equals(arrival.provider()))
            .filter(found -> found.browser().equals(hash(arrival.browser())))
            .orElseThrow(ExternalRefused::notBegunHere);
    OpenIdProvider provider = providers.get(arrival.provider());
    if (!arrival.issuer().isEmpty() && !arrival.issuer().equals(provider.issuer())) {
      throw ExternalRefused.notProven();
    }
    if (TROUBLE.contains(arrival.error())) throw new ProviderUnavailable();
    if (!arrival.error().isEmpty()) throw ExternalRefused.denied();
    ExternalPerson person = provider.exchange(arrival.code(), away.verifier(), away.nonce());
    return away.user() == null || away.session() == null
        ? logIn(person, arrival)
        : link(person, arrival, away.user(), away.session());
  }

  private URI logIn(ExternalPerson person, Arrival arrival) {
    User.Id user = userOf(person, arrival.device());
    RandomToken ours = RandomToken.create("mqc_");
    String home = json.writeValueAsString(new Home(hash(arrival.browser())));
    challenges.ask(CODE, ours, user.value(), home, HOME);
    return providers.out("login_code=" + ours.value());
  }

  private URI link(ExternalPerson person, Arrival arrival, UUID user, UUID session) {
    linkProvider.run(
        new MfaChanged.By(new User.Id(user), new Session.Id(session), arrival.device()), person);
    return providers.out("linked=" + arrival.provider());
  }

  /**
   * Where a browser comes out that brings nothing.
   *
   * @param code why
   * @return the address
   */
  public URI failed(String code) {
    return providers.out("login_error=" + code);
  }

  /**
   * Takes our code.
   *
   * @param code as it stood in the address
   * @param browser what the browser is known by
   * @param device the same, for people
   * @return tokens, or what is still missing: a second factor here is asked for, too
   */
  public Admission.Outcome exchange(String code, String browser, Device device) {
    UUID user =
        challenges
            .take(CODE, code)
            .filter(
                question ->
                    json.readValue(question.data(), Home.class).browser().equals(hash(browser)))
            .map(question -> Objects.requireNonNull(question.userId()))
            .orElseThrow(ExternalRefused::notBegunHere);
    return admission.afterFirstFactor(users.get(new User.Id(user)), device, List.of("fed"));
  }

  /** Of two browsers that come back at once for somebody new, the second finds the first's user. */
  private User.Id userOf(ExternalPerson person, Device device) {
    try {
      return externalUsers.of(person, device);
    } catch (DataIntegrityViolationException meanwhile) {
      return externalUsers.of(person, device);
    }
  }

  private static String hash(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(RandomToken.hash(text));
  }
}
