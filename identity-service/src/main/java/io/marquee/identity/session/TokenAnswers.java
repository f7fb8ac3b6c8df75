package io.marquee.identity.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** How tokens are handed out. No such answer may be stored by anybody. */
@Component
public class TokenAnswers {

  /**
   * Tokens, or what is still missing: then {@code mfa_required} is true, and {@code mfa_token} and
   * {@code methods} say how to go on.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(description = "Tokens or, when mfa_required is true, how to prove the second factor.")
  public record TokenResponse(
      @Nullable String accessToken,
      @Nullable String refreshToken,
      @Nullable String tokenType,
      @Nullable Long expiresIn,
      @Nullable Boolean mfaRequired,
      @Nullable String mfaToken,
      @Nullable List<String> methods) {}

  /**
   * What came of a log-in.
   *
   * @param outcome tokens, or what is still missing
   * @return the answer
   */
  public ResponseEntity<TokenResponse> of(Admission.Outcome outcome) {
    return switch (outcome) {
      case Admission.Outcome.Admitted(Tokens tokens) -> of(tokens);
      case Admission.Outcome.SecondFactorWanted(String token, List<String> methods) ->
          ResponseEntity.ok()
              .cacheControl(CacheControl.noStore())
              .body(new TokenResponse(null, null, null, null, true, token, methods));
    };
  }

  /**
   * Tokens.
   *
   * @param tokens which
   * @return the answer
   */
  public ResponseEntity<TokenResponse> of(Tokens tokens) {
    return begin(tokens, 200)
        .body(
            new TokenResponse(
                tokens.access().value(),
                tokens.refresh(),
                "Bearer",
                tokens.access().lifetime().toSeconds(),
                null,
                null,
                null));
  }

  /** An answer that leaves on the device what it is known by. */
  public ResponseEntity.BodyBuilder begin(Tokens tokens, int status) {
    var answer = ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    if (tokens.device() != null) {
      answer.header(HttpHeaders.SET_COOKIE, Devices.cookie(tokens.device()));
    }
    return answer;
  }

  /** Leaves on the device what it is known by, and says nothing. */
  public ResponseEntity<Void> remembering(String device) {
    return ResponseEntity.noContent()
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.SET_COOKIE, deviceCookie(device))
        .build();
  }

  /** The header that leaves on the device what it is known by. */
  public String deviceCookie(String device) {
    return Devices.cookie(device);
  }
}
