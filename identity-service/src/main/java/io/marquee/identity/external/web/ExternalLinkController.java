package io.marquee.identity.external.web;

import io.marquee.identity.external.ExternalLogIn;
import io.marquee.identity.external.LinkedProviders;
import io.marquee.identity.external.UnlinkProvider;
import io.marquee.identity.mfa.MfaChanged;
import io.marquee.identity.session.Devices;
import io.marquee.identity.session.OwnSession;
import io.marquee.service.audit.NotAudited;
import io.marquee.web.Caller;
import io.marquee.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Through which providers one can log in. Changing that wants a recent proof of who one is. */
@RestController
@RequestMapping("/api/v1/auth/external-links")
class ExternalLinkController {

  private final LinkedProviders linked;
  private final ExternalLogIn externalLogIn;
  private final UnlinkProvider unlinkProvider;
  private final BrowserCookie cookie;

  ExternalLinkController(
      LinkedProviders linked,
      ExternalLogIn externalLogIn,
      UnlinkProvider unlinkProvider,
      BrowserCookie cookie) {
    this.linked = linked;
    this.externalLogIn = externalLogIn;
    this.unlinkProvider = unlinkProvider;
    this.cookie = cookie;
  }

  record ExternalLinkBegun(URI authorizationUrl) {}

  @GetMapping
  Page<LinkedProviders.Item> list(Caller caller) {
    return Page.whole(linked.of(OwnSession.of(caller).user()));
  }

  /** The page that asks for this goes on to the address; the browser comes out as after log-in. */
  @NotAudited("Nothing is linked until the browser comes back, which is told.")
  @PostMapping("/{provider}")
  ResponseEntity<ExternalLinkBegun> begin(Caller caller, @PathVariable String provider) {
    var departure = externalLogIn.beginToLink(provider, OwnSession.of(caller));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.SET_COOKIE, cookie.header(departure.browser()))
        .body(new ExternalLinkBegun(departure.to()));
  }

  @DeleteMapping("/{provider}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unlink(Caller caller, @PathVariable String provider, HttpServletRequest request) {
    var own = OwnSession.of(caller);
    unlinkProvider.run(new MfaChanged.By(own.user(), own.id(), Devices.of(request)), provider);
  }
}
