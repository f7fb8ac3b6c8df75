package io.marquee.service.placement;

import io.marquee.events.placement.PlacementReportEvent;
import io.marquee.outbox.CommonTopic;
import io.marquee.outbox.Outbox;
import io.marquee.service.jobs.Jobs;
import io.marquee.tenancy.move.Moves;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a service that keeps rows of workspaces move them. */
@AutoConfiguration
@ConditionalOnProperty(name = "marquee.tenancy.dedicated", matchIfMissing = true)
class PlacementAutoConfiguration {

  @Bean
  CommonTopic placementReportTopic() {
    return new CommonTopic(PlacementReportEvent.class);
  }

  @Bean
  PlacementAnnouncer placementAnnouncer(
      Outbox outbox,
      PlatformTransactionManager transactions,
      @Value("${marquee.service}") String service) {
    return new PlacementAnnouncer(outbox, new TransactionTemplate(transactions), service);
  }

  @Bean
  MoveWorkspace moveWorkspace(Moves moves, PlacementAnnouncer announcer) {
    return new MoveWorkspace(moves, announcer);
  }

  @Bean
  PlacementListener placementListener(Jobs jobs, MoveWorkspace moveWorkspace, Clock clock) {
    return new PlacementListener(jobs, moveWorkspace, clock);
  }
}
