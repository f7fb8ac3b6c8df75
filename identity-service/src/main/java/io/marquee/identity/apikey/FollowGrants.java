package io.marquee.identity.apikey;

import io.marquee.identity.grant.AccessGrant;
import io.marquee.identity.user.User;
import io.marquee.service.jobs.Job;
import io.marquee.service.jobs.Jobs;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

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

  @EventListener
  void on(User.Disabled event) {
    follow(event.user().id());
  }

  private void follow(User.Id maker) {
    jobs.schedule(follow, maker.value().toString(), new Maker(maker.value()), clock.instant());
  }

  record Maker(UUID userId) {}

  /** What the transaction that changed something could not do. */
  @Component
  static class Follow extends Job<Maker> {

    private final MakersKeys keys;

    Follow(MakersKeys keys) {
      super("follow-key-maker", Maker.class);
      this.keys = keys;
    }

    @Override
    public void run(String id, Maker maker) {
      keys.follow(new User.Id(maker.userId()));
    }
  }
}
