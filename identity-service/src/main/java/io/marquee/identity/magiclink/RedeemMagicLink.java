package io.marquee.identity.magiclink;

import io.marquee.identity.mail.LinkUseless;
import io.marquee.identity.mail.MailTokens;
import io.marquee.identity.mail.MailTokens.Purpose;
import io.marquee.identity.session.Admission;
import io.marquee.identity.session.Device;
import io.marquee.identity.throttle.Throttle;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Logs in whoever reads the mails of an address; a second factor is asked for all the same. */
@Service
public class RedeemMagicLink {

  private final Users users;
  private final MailTokens tokens;
  private final Admission admission;
  private final Throttle throttle;
  private final Clock clock;

  RedeemMagicLink(
      Users users, MailTokens tokens, Admission admission, Throttle throttle, Clock clock) {
    this.users = users;
    this.tokens = tokens;
    this.admission = admission;
    this.throttle = throttle;
    this.clock = clock;
  }

  /**
   * Uses a link up. Of any number at the same time, one lets in.
   *
   * @param token the link's secret
   * @param device from where
   * @return tokens of a new session, or what is still missing
   * @throws LinkUseless when the link is good for nothing
   * @throws io.marquee.identity.session.UserDisabled when they are shut out; that leaves it unused
   */
  public Admission.Outcome run(String token, Device device) {
    User owner =
        tokens
            .find(Purpose.MAGIC_LINK, token, clock.instant())
            .flatMap(proof -> users.findById(proof.user()))
            .orElseThrow(LinkUseless::new);
    Admission.Outcome outcome =
        admission
            .afterFirstFactor(owner, device, List.of("email"), held -> redeem(token, held))
            .orElseThrow(LinkUseless::new);
    throttle.clear(MagicLinkPace.of(owner));
    return outcome;
  }

  private boolean redeem(String token, User held) {
    return tokens
        .redeem(Purpose.MAGIC_LINK, token, clock.instant())
        .filter(proof -> proof.user().equals(held.id()))
        .filter(proof -> proof.emailKey().equals(held.emailKey()))
        .isPresent();
  }
}
