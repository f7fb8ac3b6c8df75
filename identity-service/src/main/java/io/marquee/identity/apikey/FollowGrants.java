package io.marquee.identity.apikey;

import io.marquee.identity.grant.AccessGrant;
import io.marquee.identity.user.User;
import io.marquee.service.jobs.Job;
import io.marquee.service.jobs.Jobs;
import io.marquee.tenancy.AcrossWorkspaces;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A grant reaches many workspaces, and a transaction one: the keys of whoever has it follow by a
 * stored job, one workspace after another.
 */
@Component
class FollowGrants {

  private final Jobs jobs;
  private final Follow follow;
  private final Clock clock;

  FollowGrants(Jobs jobs, Follow follow, Clock clock) {
    this.jobs = jobs;
    this.follow = follow;
    this.clock = clock;
  }

  @EventListener
  void on(AccessGrant.Changed event) {
    follow(event.grant().userId());
  }

  @EventListener
  void on(AccessGrant.Revoked event) {
    follow(event.grant().userId());
  }

  private void follow(User.Id maker) {
    jobs.schedule(follow, maker.value().toString(), new Maker(maker.value()), clock.instant());
  }

  record Maker(UUID userId) {}

  /** Looks after all workspaces in which somebody made keys. */
  @Component
  static class Follow extends Job<Maker> {

    private final AcrossWorkspaces across;
    private final TellKeys tellKeys;
    private final TransactionOperations transaction;

    Follow(AcrossWorkspaces across, TellKeys tellKeys, TransactionOperations transaction) {
      super("follow-key-maker", Maker.class);
      this.across = across;
      this.tellKeys = tellKeys;
      this.transaction = transaction;
    }

    @Override
    public void run(String id, Maker maker) {
      var user = new User.Id(maker.userId());
      for (Tenant tenant : workspaces(maker)) {
        CurrentWorkspace.run(
            tenant, () -> transaction.executeWithoutResult(status -> tellKeys.ofMaker(user)));
      }
    }

    private List<Tenant> workspaces(Maker maker) {
      return across.read(
          jdbc ->
              jdbc.sql(
                      """
                      select distinct workspace_id, account_id from api_keys
                      where created_by = ? and revoked_at is null
                      """)
                  .param(maker.userId())
                  .query(Tenant.class)
                  .list());
    }
  }
}
