package io.marquee.identity.oauth;

import io.marquee.identity.apikey.VerifyApiKey;
import io.marquee.identity.oauth.OAuthRefused.Error;
import io.marquee.identity.token.AccessTokens;
import io.marquee.identity.token.ClientTokens;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Exchanges an API key for an access token (RFC 6749, 4.4). */
@Service
public class IssueClientToken {

  private final VerifyApiKey verifyApiKey;
  private final ClientTokens tokens;

  IssueClientToken(VerifyApiKey verifyApiKey, ClientTokens tokens) {
    this.verifyApiKey = verifyApiKey;
    this.tokens = tokens;
  }

  /**
   * Who asks for what.
   *
   * @param clientId the key's id, as sent
   * @param clientSecret the key, as sent
   * @param scope permissions, separated by spaces; null for all that the key has
   */
  public record Command(String clientId, String clientSecret, @Nullable String scope) {}

  /**
   * A token and what it allows.
   *
   * @param token the token
   * @param scope permissions, in the order of their declaration
   */
  public record Issued(AccessTokens.AccessToken token, List<String> scope) {}

  /**
   * Issues a token.
   *
   * @param command who asks
   * @return the token
   * @throws OAuthRefused when the key is not good, or has less than what is asked for
   */
  public Issued run(Command command) {
    VerifyApiKey.Good key =
        verifyApiKey
            .run(command.clientSecret())
            .filter(good -> good.keyId().toString().equals(command.clientId()))
            .orElseThrow(
                () ->
                    new OAuthRefused(
                        Error.INVALID_CLIENT, "There is no such client, or its secret is wrong."));
    List<String> scope = within(key.permissions(), command.scope());
    return new Issued(tokens.issue(key.keyId(), key.workspaceId(), scope), scope);
  }

  private static List<String> within(List<String> allowed, @Nullable String wanted) {
    if (wanted == null || wanted.isBlank()) return allowed;
    List<String> scope = Arrays.stream(wanted.strip().split(" +")).distinct().toList();
    if (!allowed.containsAll(scope)) {
      throw new OAuthRefused(Error.INVALID_SCOPE, "The key does not have all of this scope.");
    }
    return allowed.stream().filter(scope::contains).toList();
  }
}
