package io.marquee.identity.external;

import io.marquee.identity.mfa.MfaChanged;
import io.marquee.identity.mfa.MfaChanged.Change;
import io.marquee.identity.session.RecentProof;
import io.marquee.identity.user.User;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody who is logged in came back from a provider: from now on they can log in through it. No
 * address is compared, since both proofs are at hand.
 */
@Service
class LinkProvider {

  private final ExternalLinks links;
  private final RecentProof recentProof;
  private final MfaChanged mfaChanged;

  LinkProvider(ExternalLinks links, RecentProof recentProof, MfaChanged mfaChanged) {
    this.links = links;
    this.recentProof = recentProof;
    this.mfaChanged = mfaChanged;
  }

  @Transactional
  void run(MfaChanged.By by, ExternalPerson person) {
    recentProof.require(by.user(), by.session());
    Optional<User.Id> whose = links.use(person);
    if (whose.isPresent()) {
      if (whose.get().equals(by.user())) return;
      throw ExternalRefused.somebodyElses();
    }
    if (links.exists(by.user(), person.issuer())) throw ExternalRefused.linkedDifferently();
    links.add(person, by.user());
    mfaChanged.run(by, Change.EXTERNAL_LINKED);
  }
}
