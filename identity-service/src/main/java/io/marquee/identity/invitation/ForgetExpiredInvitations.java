package io.marquee.identity.invitation;

import io.marquee.service.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes the hashes of tokens past their time. */
@Component
class ForgetExpiredInvitations extends RecurringJob {

  private final InvitationDirectory directory;
  private final Clock clock;

  ForgetExpiredInvitations(InvitationDirectory directory, Clock clock) {
    super("forget-expired-invitations", Duration.ofHours(1));
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public void run() {
    directory.sweep(clock.instant());
  }
}
