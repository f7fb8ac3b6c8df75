package io.marquee.publishing.socialaccount;

import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the feed again that came in from an archive, with what it had. */
@Service
public class ReconnectFeed {

  private final SocialAccounts accounts;
  private final ApplicationEventPublisher events;
  private final Audit audit;

  ReconnectFeed(SocialAccounts accounts, ApplicationEventPublisher events, Audit audit) {
    this.accounts = accounts;
    this.events = events;
    this.audit = audit;
  }

  /** The feed is public again. */
  public record Reconnected() {}

  /**
   * Connects it.
   *
   * @throws FeedAccountExists when it is connected
   */
  @Transactional
  public SocialAccount run() {
    SocialAccount feed = accounts.reconnectFeed().orElseThrow(FeedAccountExists::new);
    events.publishEvent(new Reconnected());
    audit.noted("connected", AuditFacts.of("social_account", feed.id()));
    return feed;
  }
}
