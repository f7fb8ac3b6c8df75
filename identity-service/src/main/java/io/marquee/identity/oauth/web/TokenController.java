package io.marquee.identity.oauth.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.marquee.identity.oauth.IssueClientToken;
import io.marquee.identity.oauth.OAuthRefused;
import io.marquee.identity.oauth.OAuthRefused.Error;
import io.marquee.service.audit.NotAudited;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The token endpoint of RFC 6749; its only grant is that of client credentials. */
@RestController
class TokenController {

  private static final String GRANT = "client_credentials";

  private final IssueClientToken issueClientToken;

  TokenController(IssueClientToken issueClientToken) {
    this.issueClientToken = issueClientToken;
  }

  record TokenAnswer(String accessToken, String tokenType, long expiresIn, String scope) {}

  record ErrorAnswer(String error, @JsonProperty("error_description") String errorDescription) {}

  @Operation(summary = "Exchanges an API key for an access token (OAuth 2.0, client credentials)")
  @NotAudited("A token for a few minutes; what is done with it is audited.")
  @PostMapping(path = "/oauth2/token", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<TokenAnswer> token(
      HttpServletRequest request, @RequestParam MultiValueMap<String, String> form) {
    TokenRequest wanted = TokenRequest.of(request, form);
    String grant = wanted.required("grant_type");
    if (!grant.equals(GRANT)) {
      throw new OAuthRefused(Error.UNSUPPORTED_GRANT_TYPE, "The only grant is " + GRANT + ".");
    }
    var issued = issueClientToken.run(wanted.command());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.PRAGMA, "no-cache")
        .body(
            new TokenAnswer(
                issued.token().value(),
                "Bearer",
                issued.token().lifetime().toSeconds(),
                String.join(" ", issued.scope())));
  }

  @ExceptionHandler
  ResponseEntity<ErrorAnswer> refused(OAuthRefused refused) {
    var answer =
        ResponseEntity.status(refused.error().status())
            .contentType(MediaType.APPLICATION_JSON)
            .cacheControl(CacheControl.noStore())
            .header(HttpHeaders.PRAGMA, "no-cache");
    if (refused.error() == Error.INVALID_CLIENT) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"marquee\", charset=\"UTF-8\"");
    }
    return answer.body(new ErrorAnswer(refused.error().code(), refused.description()));
  }
}
