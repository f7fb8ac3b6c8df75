package io.marquee.identity.session.web;

import io.marquee.identity.session.Device;
import io.marquee.identity.session.Devices;
import io.marquee.identity.session.EndSession;
import io.marquee.identity.session.LogIn;
import io.marquee.identity.session.OwnSession;
import io.marquee.identity.session.RefreshSession;
import io.marquee.identity.session.Session;
import io.marquee.identity.session.SignUp;
import io.marquee.identity.session.TokenAnswers;
import io.marquee.identity.session.TokenAnswers.TokenResponse;
import io.marquee.identity.session.Tokens;
import io.marquee.identity.session.VerifySecondFactor;
import io.marquee.identity.user.FullName;
import io.marquee.identity.user.Profile;
import io.marquee.service.audit.NotAudited;
import io.marquee.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** In and out. No answer here may be cached. */
@RestController
@RequestMapping("/api/v1/auth")
class AuthController {

  /** A limit to what is hashed for strangers; what a password may be, its policy says. */
  private static final int LONGEST_SECRET = 1024;

  private static final String DEFAULT_LOCALE = "en";

  private final SignUp signUp;
  private final LogIn logIn;
  private final RefreshSession refreshSession;
  private final VerifySecondFactor verifySecondFactor;
  private final EndSession endSession;
  private final TokenAnswers answers;

  AuthController(
      SignUp signUp,
      LogIn logIn,
      VerifySecondFactor verifySecondFactor,
      RefreshSession refreshSession,
      EndSession endSession,
      TokenAnswers answers) {
    this.signUp = signUp;
    this.logIn = logIn;
    this.verifySecondFactor = verifySecondFactor;
    this.answers = answers;
    this.refreshSession = refreshSession;
    this.endSession = endSession;
  }

  record RegisterRequest(
      @NotBlank String email,
      @NotNull @Size(max = LONGEST_SECRET) String password,
      @NotBlank
          @Size(max = FullName.LONGEST)
          @Pattern(regexp = FullName.PATTERN, message = "has characters no name has")
          String fullName,
      @Pattern(
              regexp = "^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,4}$",
              message = "is not a language tag such as en or pt-BR")
          @Nullable String locale) {}

  record LogInRequest(
      @NotBlank @Size(max = LONGEST_SECRET) String email,
      @NotNull @Size(max = LONGEST_SECRET) String password) {}

  record RefreshRequest(@NotBlank @Size(max = LONGEST_SECRET) String refreshToken) {}

  record RegisterResponse(
      Profile user, String accessToken, String refreshToken, String tokenType, long expiresIn) {}

  record SecondFactorRequest(
      @NotBlank @Size(max = 200) String mfaToken,
      @NotBlank @Size(max = 40) String method,
      @NotBlank @Size(max = 100) String code) {}

  @PostMapping("/register")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<RegisterResponse> register(
      @Valid @RequestBody RegisterRequest body, HttpServletRequest request) {
    Tokens tokens =
        signUp.run(
            new SignUp.Command(
                body.email(),
                body.password(),
                body.fullName(),
                body.locale() == null ? DEFAULT_LOCALE : body.locale(),
                Devices.of(request)));
    return answers
        .begin(tokens, 201)
        .body(
            new RegisterResponse(
                Profile.of(tokens.user()),
                tokens.access().value(),
                tokens.refresh(),
                "Bearer",
                tokens.access().lifetime().toSeconds()));
  }

  @PostMapping("/login")
  ResponseEntity<TokenResponse> logIn(
      @Valid @RequestBody LogInRequest body, HttpServletRequest request) {
    Device device = Devices.of(request);
    return answers.of(logIn.run(new LogIn.Command(body.email(), body.password(), device)));
  }

  @PostMapping("/mfa/verify")
  ResponseEntity<TokenResponse> verify(
      @Valid @RequestBody SecondFactorRequest body, HttpServletRequest request) {
    Device device = Devices.of(request);
    return answers.of(
        verifySecondFactor.run(
            new VerifySecondFactor.Command(body.mfaToken(), body.method(), body.code(), device)));
  }

  @NotAudited("It goes on with what log-in began; a replay ends the session, which is told.")
  @PostMapping("/refresh")
  ResponseEntity<TokenResponse> refresh(
      @Valid @RequestBody RefreshRequest body, HttpServletRequest request) {
    Device device = Devices.of(request);
    return answers.of(refreshSession.run(new RefreshSession.Command(body.refreshToken(), device)));
  }

  @PostMapping("/logout")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void logOut(Caller caller) {
    var own = OwnSession.of(caller);
    endSession.run(new EndSession.Command(own.user(), own.id(), Session.EndReason.LOGOUT));
  }
}
