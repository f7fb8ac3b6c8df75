package io.marquee.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.billing.BillingTest;
import io.marquee.events.Accounts;
import io.marquee.events.billing.EntitlementsState;
import io.marquee.events.identity.UserState;
import io.marquee.tenancy.Tenant;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BillingTest
class UserListenerIntegrationTests {

  @Autowired private Events events;
  @Autowired private TestDatabase database;

  @Test
  void whoSignsUpGetsATrialOnce() {
    UUID user = UUID.randomUUID();
    UUID account = Accounts.personalAccountOf(user);

    events.deliver(state(user, account, false), Tenant.account(account));
    events.deliver(state(user, account, true), Tenant.account(account));

    EntitlementsState entitlements = events.awaitPublished(EntitlementsState.class, account);
    assertThat(entitlements.plan()).isEqualTo("team");
    assertThat(entitlements.status()).isEqualTo("trialing");
    assertThat(entitlements.creditsAvailable()).isEqualTo(2_000);
    assertThat(entitlements.periodEnd()).isAfter(Instant.now().plusSeconds(13 * 86_400));
    assertThat(database.count("shared.subscriptions where account_id = ?", account)).isEqualTo(1);
  }

  private static UserState state(UUID user, UUID account, boolean verified) {
    return new UserState(user, account, "ada@example.com", verified, "Ada", "en", Instant.now());
  }
}
