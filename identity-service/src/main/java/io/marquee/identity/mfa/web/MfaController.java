package io.marquee.identity.mfa.web;

import io.marquee.identity.mfa.ConfirmAuthenticator;
import io.marquee.identity.mfa.MfaChanged;
import io.marquee.identity.mfa.RemoveAuthenticator;
import io.marquee.identity.mfa.RenewRecoveryCodes;
import io.marquee.identity.mfa.SecondFactorStatus;
import io.marquee.identity.mfa.SetUpAuthenticator;
import io.marquee.identity.session.Devices;
import io.marquee.identity.session.OwnSession;
import io.marquee.service.audit.NotAudited;
import io.marquee.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's second factor. Changing it wants a recent proof of who one is. */
@RestController
@RequestMapping("/api/v1/auth/mfa")
class MfaController {

  private final SecondFactorStatus status;
  private final SetUpAuthenticator setUpAuthenticator;
  private final ConfirmAuthenticator confirmAuthenticator;
  private final RemoveAuthenticator removeAuthenticator;
  private final RenewRecoveryCodes renewRecoveryCodes;

  MfaController(
      SecondFactorStatus status,
      SetUpAuthenticator setUpAuthenticator,
      ConfirmAuthenticator confirmAuthenticator,
      RemoveAuthenticator removeAuthenticator,
      RenewRecoveryCodes renewRecoveryCodes) {
    this.status = status;
    this.setUpAuthenticator = setUpAuthenticator;
    this.confirmAuthenticator = confirmAuthenticator;
    this.removeAuthenticator = removeAuthenticator;
    this.renewRecoveryCodes = renewRecoveryCodes;
  }

  record TotpSecret(String secret, String otpauthUri, String qrSvg) {}

  record TotpConfirmRequest(@NotBlank @Size(max = 20) String code) {}

  record RecoveryCodesAnswer(List<String> recoveryCodes) {}

  @GetMapping
  SecondFactorStatus.Status status(Caller caller) {
    return status.of(OwnSession.of(caller).user());
  }

  @NotAudited("Nothing is asked for until the app has shown a code.")
  @PostMapping("/totp")
  ResponseEntity<TotpSecret> setUp(Caller caller) {
    var own = OwnSession.of(caller);
    var secret = setUpAuthenticator.run(own.user(), own.id());
    return ResponseEntity.status(HttpStatus.CREATED)
        .cacheControl(CacheControl.noStore())
        .body(
            new TotpSecret(secret.secret(), secret.otpauthUri(), QrCode.svg(secret.otpauthUri())));
  }

  @PostMapping("/totp/confirm")
  ResponseEntity<RecoveryCodesAnswer> confirm(
      Caller caller, @Valid @RequestBody TotpConfirmRequest body, HttpServletRequest request) {
    return answer(confirmAuthenticator.run(by(caller, request), body.code()));
  }

  @DeleteMapping("/totp")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Caller caller, HttpServletRequest request) {
    removeAuthenticator.run(by(caller, request));
  }

  @PostMapping("/recovery-codes")
  ResponseEntity<RecoveryCodesAnswer> renew(Caller caller, HttpServletRequest request) {
    return answer(renewRecoveryCodes.run(by(caller, request)));
  }

  private static MfaChanged.By by(Caller caller, HttpServletRequest request) {
    var own = OwnSession.of(caller);
    return new MfaChanged.By(own.user(), own.id(), Devices.of(request));
  }

  private static ResponseEntity<RecoveryCodesAnswer> answer(List<String> codes) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new RecoveryCodesAnswer(codes));
  }
}
