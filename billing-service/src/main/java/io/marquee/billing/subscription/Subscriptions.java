package io.marquee.billing.subscription;

import io.marquee.billing.plan.Plans;
import io.marquee.billing.subscription.Subscription.Status;
import io.marquee.tenancy.CurrentWorkspace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bound account's subscription; every account has one. */
@Repository
public class Subscriptions {

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  Subscriptions(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /** Empty until the account is opened. */
  public Optional<Subscription> find() {
    return jdbc.sql(
            """
            select id, plan, plan_version, status, payment_method, credits_included, period_start, period_end, opened_at, version
              from subscriptions where account_id = ?
            """)
        .param(CurrentWorkspace.accountId())
        .query((row, number) -> subscription(row))
        .optional();
  }

  /** The subscription of an account that was opened. */
  public Subscription get() {
    return find().orElseThrow(() -> new IllegalStateException("the account was never opened"));
  }

  /** Adds the first subscription; false when another transaction has. */
  boolean add(Subscription subscription) {
    int added =
        jdbc.sql(
                """
                insert into subscriptions (id, plan, plan_version, status, payment_method, credits_included,
                                           period_start, period_end, opened_at, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (account_id) do nothing
                """)
            .param(subscription.id().value())
            .param(subscription.plan().code())
            .param(subscription.plan().version())
            .param(subscription.status().code())
            .param(subscription.paymentMethod())
            .param(subscription.creditsIncluded())
            .param(utc(subscription.periodStart()))
            .param(utc(subscription.periodEnd()))
            .param(utc(subscription.openedAt()))
            .param(subscription.version())
            .update();
    if (added == 1) events.publishEvent(new Subscription.Changed(subscription));
    return added == 1;
  }

  /** Stores a change; whoever changes has locked the account's ledger. */
  void update(Subscription subscription) {
    jdbc.sql(
            """
            update subscriptions set plan = ?, plan_version = ?, status = ?, payment_method = ?, credits_included = ?,
                                     period_start = ?, period_end = ?, version = ?
             where account_id = ?
            """)
        .param(subscription.plan().code())
        .param(subscription.plan().version())
        .param(subscription.status().code())
        .param(subscription.paymentMethod())
        .param(subscription.creditsIncluded())
        .param(utc(subscription.periodStart()))
        .param(utc(subscription.periodEnd()))
        .param(subscription.version())
        .param(CurrentWorkspace.accountId())
        .update();
    events.publishEvent(new Subscription.Changed(subscription));
  }

  private static Subscription subscription(ResultSet row) throws SQLException {
    return new Subscription(
        new Subscription.Id(row.getObject("id", UUID.class)),
        Plans.get(row.getString("plan"), row.getInt("plan_version")),
        Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getString("payment_method"),
        row.getLong("credits_included"),
        instant(row, "period_start"),
        instant(row, "period_end"),
        instant(row, "opened_at"),
        row.getLong("version"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
