package io.marquee.identity.session.web;

import io.marquee.identity.session.OwnSession;
import io.marquee.identity.session.StepUp;
import io.marquee.identity.session.TokenAnswers;
import io.marquee.identity.session.TokenAnswers.TokenResponse;
import io.marquee.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Proving once more who one is, before something dangerous. */
@RestController
class StepUpController {

  private final StepUp stepUp;
  private final TokenAnswers answers;

  StepUpController(StepUp stepUp, TokenAnswers answers) {
    this.stepUp = stepUp;
    this.answers = answers;
  }

  record StepUpRequest(
      @Size(max = 1024) @Nullable String password,
      @Size(max = 40) @Nullable String method,
      @Size(max = 100) @Nullable String code,
      @Nullable Map<String, Object> passkey) {}

  @PostMapping("/api/v1/auth/step-up")
  ResponseEntity<TokenResponse> stepUp(Caller caller, @Valid @RequestBody StepUpRequest body) {
    var own = OwnSession.of(caller);
    return answers.of(
        stepUp.run(
            new StepUp.Command(
                own.user(),
                own.id(),
                body.password(),
                body.method(),
                body.code(),
                body.passkey())));
  }
}
