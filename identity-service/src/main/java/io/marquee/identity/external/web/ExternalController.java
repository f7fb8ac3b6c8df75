package io.marquee.identity.external.web;

import io.marquee.identity.external.ExternalLogIn;
import io.marquee.identity.external.ExternalProviders;
import io.marquee.identity.session.Devices;
import io.marquee.identity.session.TokenAnswers;
import io.marquee.identity.session.TokenAnswers.TokenResponse;
import io.marquee.web.MarqueeProblem;
import io.marquee.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Logging in through another provider, in a browser. */
@RestController
@RequestMapping("/api/v1/auth/external")
class ExternalController {

  private final ExternalProviders providers;
  private final ExternalLogIn externalLogIn;
  private final TokenAnswers answers;
  private final BrowserCookie cookie;

  ExternalController(
      ExternalProviders providers,
      ExternalLogIn externalLogIn,
      TokenAnswers answers,
      BrowserCookie cookie) {
    this.providers = providers;
    this.externalLogIn = externalLogIn;
    this.answers = answers;
    this.cookie = cookie;
  }

  record ExternalExchangeRequest(@NotBlank @Size(max = 200) String code) {}

  @GetMapping
  Page<ExternalProviders.Item> list() {
    return Page.whole(providers.list());
  }

  @GetMapping("/{provider}")
  ResponseEntity<Void> begin(@PathVariable String provider) {
    var departure = externalLogIn.begin(provider);
    return ResponseEntity.status(HttpStatus.FOUND)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.SET_COOKIE, cookie.header(departure.browser()))
        .location(departure.to())
        .build();
  }

  @GetMapping("/{provider}/callback")
  ResponseEntity<Void> comeBack(
      @PathVariable String provider,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String error,
      @RequestParam(defaultValue = "") String iss,
      HttpServletRequest request) {
    var arrival =
        new ExternalLogIn.Arrival(
            provider, state, code, error, iss, cookie.in(request), Devices.of(request));
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .cacheControl(CacheControl.noStore())
        .location(out(arrival))
        .build();
  }

  /** Whoever comes back is a person in a browser: a problem document would help nobody. */
  private URI out(ExternalLogIn.Arrival arrival) {
    try {
      return externalLogIn.comeBack(arrival);
    } catch (MarqueeProblem refused) {
      return externalLogIn.failed(refused.code());
    }
  }

  @PostMapping("/exchange")
  ResponseEntity<TokenResponse> exchange(
      @Valid @RequestBody ExternalExchangeRequest body, HttpServletRequest request) {
    return answers.of(externalLogIn.exchange(body.code(), cookie.in(request), Devices.of(request)));
  }
}
