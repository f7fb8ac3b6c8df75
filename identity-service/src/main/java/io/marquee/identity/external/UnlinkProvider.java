package io.marquee.identity.external;

import io.marquee.identity.mfa.MfaChanged;
import io.marquee.identity.mfa.MfaChanged.Change;
import io.marquee.identity.session.RecentProof;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A provider logs somebody in no more. Who has no password gets one by mail, so nobody locks
 * themselves out.
 */
@Service
public class UnlinkProvider {

  private final ExternalProviders providers;
  private final ExternalLinks links;
  private final RecentProof recentProof;
  private final MfaChanged mfaChanged;

  UnlinkProvider(
      ExternalProviders providers,
      ExternalLinks links,
      RecentProof recentProof,
      MfaChanged mfaChanged) {
    this.providers = providers;
    this.links = links;
    this.recentProof = recentProof;
    this.mfaChanged = mfaChanged;
  }

  /**
   * Unlinks; all other sessions end.
   *
   * @param by whose, and from where
   * @param provider its name in paths
   * @throws NoSuchProvider when there is no such provider, or it is not linked
   */
  @Transactional
  public void run(MfaChanged.By by, String provider) {
    recentProof.require(by.user(), by.session());
    if (!links.remove(by.user(), providers.get(provider).issuer())) throw new NoSuchProvider();
    mfaChanged.run(by, Change.EXTERNAL_UNLINKED);
  }
}
