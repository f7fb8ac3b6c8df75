package io.marquee.identity.passkey.web;

import io.marquee.identity.mfa.MfaChanged;
import io.marquee.identity.passkey.AddPasskey;
import io.marquee.identity.passkey.LogInByPasskey;
import io.marquee.identity.passkey.PasskeyOptions;
import io.marquee.identity.passkey.Passkeys;
import io.marquee.identity.passkey.RemovePasskey;
import io.marquee.identity.passkey.RenamePasskey;
import io.marquee.identity.session.Devices;
import io.marquee.identity.session.OwnSession;
import io.marquee.identity.session.TokenAnswers;
import io.marquee.identity.session.TokenAnswers.TokenResponse;
import io.marquee.service.audit.NotAudited;
import io.marquee.web.Caller;
import io.marquee.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's passkeys, and logging in by one. What browsers make and read is passed on as it is. */
@RestController
@RequestMapping("/api/v1/auth/passkeys")
class PasskeyController {

  private static final String NAME = "^[^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]*$";

  private final Passkeys passkeys;
  private final PasskeyOptions options;
  private final AddPasskey addPasskey;
  private final RenamePasskey renamePasskey;
  private final RemovePasskey removePasskey;
  private final LogInByPasskey logInByPasskey;
  private final TokenAnswers answers;

  PasskeyController(
      Passkeys passkeys,
      PasskeyOptions options,
      AddPasskey addPasskey,
      RenamePasskey renamePasskey,
      RemovePasskey removePasskey,
      LogInByPasskey logInByPasskey,
      TokenAnswers answers) {
    this.passkeys = passkeys;
    this.options = options;
    this.addPasskey = addPasskey;
    this.renamePasskey = renamePasskey;
    this.removePasskey = removePasskey;
    this.logInByPasskey = logInByPasskey;
    this.answers = answers;
  }

  record PasskeyOptionsAnswer(Map<String, Object> publicKey) {}

  record PasskeyAddRequest(
      @NotBlank @Size(max = 100) @Pattern(regexp = NAME) String name,
      @NotNull Map<String, Object> credential) {}

  record PasskeyAdded(UUID id, String name) {}

  record PasskeyRenameRequest(@NotBlank @Size(max = 100) @Pattern(regexp = NAME) String name) {}

  record PasskeyLogInRequest(@NotNull Map<String, Object> credential) {}

  @GetMapping
  Page<Passkeys.Summary> list(Caller caller) {
    return Page.whole(passkeys.list(OwnSession.of(caller).user()));
  }

  @NotAudited("It asks a question.")
  @PostMapping("/options")
  ResponseEntity<PasskeyOptionsAnswer> optionsToAdd(Caller caller) {
    var own = OwnSession.of(caller);
    return answer(options.toAdd(own.user(), own.id()));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  PasskeyAdded add(
      Caller caller, @Valid @RequestBody PasskeyAddRequest body, HttpServletRequest request) {
    UUID id = addPasskey.run(by(caller, request), body.name().strip(), body.credential());
    return new PasskeyAdded(id, body.name().strip());
  }

  @NotAudited("What somebody calls their own key is theirs alone.")
  @PatchMapping("/{passkeyId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void rename(
      Caller caller, @PathVariable UUID passkeyId, @Valid @RequestBody PasskeyRenameRequest body) {
    renamePasskey.run(OwnSession.of(caller).user(), passkeyId, body.name().strip());
  }

  @DeleteMapping("/{passkeyId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Caller caller, @PathVariable UUID passkeyId, HttpServletRequest request) {
    removePasskey.run(by(caller, request), passkeyId);
  }

  @NotAudited("It asks a question, whoever is there.")
  @PostMapping("/login/options")
  ResponseEntity<PasskeyOptionsAnswer> optionsToLogIn() {
    return answer(options.toLogIn());
  }

  @PostMapping("/login")
  ResponseEntity<TokenResponse> logIn(
      @Valid @RequestBody PasskeyLogInRequest body, HttpServletRequest request) {
    return answers.of(logInByPasskey.run(body.credential(), Devices.of(request)));
  }

  private static MfaChanged.By by(Caller caller, HttpServletRequest request) {
    var own = OwnSession.of(caller);
    return new MfaChanged.By(own.user(), own.id(), Devices.of(request));
  }

  private static ResponseEntity<PasskeyOptionsAnswer> answer(Map<String, Object> options) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new PasskeyOptionsAnswer(options));
  }
}
