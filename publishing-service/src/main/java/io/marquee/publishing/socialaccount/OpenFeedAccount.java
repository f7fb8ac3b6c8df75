package io.marquee.publishing.socialaccount;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives the current workspace the account of its built-in feed. It is done when the workspace is
 * heard of, and when somebody looks sooner than that.
 */
@Service
public class OpenFeedAccount {

  private final SocialAccounts accounts;
  private final Clock clock;

  OpenFeedAccount(SocialAccounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Opens it; again, without effect. */
  @Transactional
  public void run() {
    if (!accounts.hasFeed()) {
      accounts.addFeed(UuidCreator.getTimeOrderedEpoch(), clock.instant());
    }
  }
}
