package io.marquee.billing.usage;

import io.marquee.billing.ledger.Credits;
import io.marquee.billing.ledger.LedgerBalances;
import io.marquee.billing.reservation.HeldCredits;
import io.marquee.billing.subscription.Month;
import io.marquee.billing.subscription.OpenAccount;
import io.marquee.billing.subscription.Subscription;
import io.marquee.billing.usage.UsageSummary.CreditUse;
import io.marquee.billing.usage.UsageSummary.MeterUse;
import io.marquee.billing.usage.UsageSummary.ProjectUse;
import io.marquee.billing.usage.UsageSummary.UsagePeriod;
import io.marquee.tenancy.CurrentWorkspace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds up what the bound workspace used this month. */
@Component
class SummarizeUsage {

  private final OpenAccount openAccount;
  private final LedgerBalances balances;
  private final HeldCredits heldCredits;
  private final JdbcClient jdbc;
  private final Clock clock;

  SummarizeUsage(
      OpenAccount openAccount,
      LedgerBalances balances,
      HeldCredits heldCredits,
      JdbcClient jdbc,
      Clock clock) {
    this.openAccount = openAccount;
    this.balances = balances;
    this.heldCredits = heldCredits;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional
  UsageSummary run() {
    Instant now = clock.instant();
    Month month = Month.of(now);
    Subscription subscription = openAccount.run();
    Map<String, BigDecimal> used = used(month);
    long credits = used.getOrDefault(Meter.CREDITS.code(), BigDecimal.ZERO).longValueExact();
    List<MeterUse> meters =
        Arrays.stream(Meter.values())
            .map(
                meter ->
                    use(
                        meter,
                        used.getOrDefault(meter.code(), BigDecimal.ZERO),
                        subscription,
                        month,
                        now))
            .toList();
    long forecast = meters.getFirst().forecast().setScale(0, RoundingMode.CEILING).longValueExact();
    return new UsageSummary(
        CurrentWorkspace.id(),
        CurrentWorkspace.accountId(),
        subscription.plan().code(),
        new UsagePeriod(month.start(), month.end()),
        meters,
        new CreditUse(
            credits, heldCredits.get(), balances.get().available(), subscription.creditsIncluded()),
        projects(month),
        Credits.inUsd(credits),
        Credits.inUsd(forecast));
  }

  private static MeterUse use(
      Meter meter, BigDecimal used, Subscription subscription, Month month, Instant now) {
    long included = meter.included(subscription.plan(), subscription.creditsIncluded());
    return new MeterUse(
        meter.code(),
        meter.unit(),
        plain(used),
        included,
        percent(used, included),
        plain(Forecast.of(used, month, subscription.openedAt(), now)));
  }

  private static @Nullable BigDecimal percent(BigDecimal used, long included) {
    if (included == 0) return null;
    return used.multiply(BigDecimal.valueOf(100))
        .divide(BigDecimal.valueOf(included), 1, RoundingMode.HALF_UP);
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private Map<String, BigDecimal> used(Month month) {
    record Row(String meter, BigDecimal amount) {}
    return jdbc
        .sql(
            """
            select meter, sum(amount) as amount from usage_events
             where account_id = ? and workspace_id = ? and period = ? group by meter
            """)
        .param(CurrentWorkspace.accountId())
        .param(CurrentWorkspace.id())
        .param(month.firstDay())
        .query((row, number) -> new Row(row.getString("meter"), row.getBigDecimal("amount")))
        .list()
        .stream()
        .collect(Collectors.toMap(Row::meter, Row::amount));
  }

  private List<ProjectUse> projects(Month month) {
    return jdbc.sql(
            """
            select project_id, sum(amount) as credits from usage_events
             where account_id = ? and workspace_id = ? and period = ? and meter = 'credits'
             group by project_id order by credits desc, project_id limit 200
            """)
        .param(CurrentWorkspace.accountId())
        .param(CurrentWorkspace.id())
        .param(month.firstDay())
        .query(
            (row, number) -> {
              long credits = row.getBigDecimal("credits").longValueExact();
              return new ProjectUse(
                  row.getObject("project_id", UUID.class), credits, Credits.inUsd(credits));
            })
        .list();
  }
}
