package io.marquee.billing.usage;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.billing.subscription.Month;
import io.marquee.tenancy.CurrentWorkspace;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what the bound workspace used, in the month in which it did so. The same fact counts
 * once, for ever.
 */
@Component
public class RecordUsage {

  /**
   * A fact.
   *
   * @param fact names it, together with the meter: the generation, or what a partner calls it
   * @param amount in the meter's unit
   * @param at when it was used, which may be long ago
   */
  public record Command(
      UUID fact, Meter meter, BigDecimal amount, @Nullable UUID projectId, Instant at) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  RecordUsage(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Says whether the fact was new. */
  @Transactional
  public boolean run(Command command) {
    return jdbc.sql(
                """
                insert into usage_events (id, workspace_id, project_id, meter, amount, event_id, occurred_at, period, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (account_id, workspace_id, event_id, meter) do nothing
                """)
            .param(UuidCreator.getTimeOrderedEpoch())
            .param(CurrentWorkspace.id())
            .param(command.projectId())
            .param(command.meter().code())
            .param(command.amount())
            .param(command.fact())
            .param(command.at().atOffset(ZoneOffset.UTC))
            .param(Month.of(command.at()).firstDay())
            .param(clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }
}
