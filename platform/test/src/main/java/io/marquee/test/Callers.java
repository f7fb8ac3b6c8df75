package io.marquee.test;

import io.marquee.web.Caller;
import io.marquee.web.InternalToken;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Requests as the gateway would send them: with an internal token that says who calls and for which
 * workspace.
 */
public class Callers {

  private final InternalToken tokens;

  Callers(Environment environment) {
    this.tokens =
        InternalToken.of(
            environment.getRequiredProperty("marquee.service"),
            TestSettings.KEY,
            Clock.systemUTC());
  }

  /**
   * Sends a request as somebody.
   *
   * @param caller who calls
   * @return for {@code MockMvc}'s {@code with(…)}
   */
  public RequestPostProcessor as(Caller caller) {
    String token = tokens.issue(caller);
    return request -> {
      request.addHeader(InternalToken.HEADER, token);
      return request;
    };
  }

  /**
   * The internal token's header, for clients other than MockMvc.
   *
   * @param caller who calls
   * @return headers to send
   */
  public HttpHeaders headers(Caller caller) {
    var headers = new HttpHeaders();
    headers.set(InternalToken.HEADER, tokens.issue(caller));
    return headers;
  }

  /**
   * A new workspace's owner.
   *
   * @param permissions what the owner may do
   * @return a caller with new ids
   */
  public static Caller newMember(String... permissions) {
    return Caller.member(
        UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "owner", Set.of(permissions));
  }
}
