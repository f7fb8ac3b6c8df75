package io.marquee.identity.magiclink.web;

import io.marquee.identity.magiclink.AskForMagicLink;
import io.marquee.identity.magiclink.RedeemMagicLink;
import io.marquee.identity.session.Devices;
import io.marquee.identity.session.TokenAnswers;
import io.marquee.identity.session.TokenAnswers.TokenResponse;
import io.marquee.service.audit.NotAudited;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Links that log in. */
@RestController
@RequestMapping("/api/v1/auth/magic-links")
class MagicLinkController {

  /** A path of ours: nothing in it that a browser could take for another host. */
  private static final String OWN_PATH = "^(?!.*//)/[A-Za-z0-9/_.~?&=-]{0,400}$";

  private final AskForMagicLink askForMagicLink;
  private final RedeemMagicLink redeemMagicLink;
  private final TokenAnswers answers;

  MagicLinkController(
      AskForMagicLink askForMagicLink, RedeemMagicLink redeemMagicLink, TokenAnswers answers) {
    this.askForMagicLink = askForMagicLink;
    this.redeemMagicLink = redeemMagicLink;
    this.answers = answers;
  }

  record MagicLinkRequest(
      @NotBlank @Size(max = 1024) String email,
      @NotNull UUID workspaceId,
      @Pattern(regexp = OWN_PATH, message = "is not a path of ours such as /portal/w/{workspace}")
          @Nullable String next) {}

  record MagicLinkRedemption(@NotBlank @Size(max = 200) String token) {}

  @NotAudited("It asks for a mail, whoever asks.")
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  void ask(@Valid @RequestBody MagicLinkRequest body) {
    String next = body.next() == null ? "/portal/w/" + body.workspaceId() : body.next();
    askForMagicLink.later(new AskForMagicLink.Wish(body.email(), body.workspaceId(), next));
  }

  @PostMapping("/redeem")
  ResponseEntity<TokenResponse> redeem(
      @Valid @RequestBody MagicLinkRedemption body, HttpServletRequest request) {
    return answers.of(redeemMagicLink.run(body.token(), Devices.of(request)));
  }
}
