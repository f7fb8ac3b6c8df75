package io.marquee.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.billing.Api;
import io.marquee.billing.BillingTest;
import io.marquee.events.Accounts;
import io.marquee.events.audit.AuditRecorded;
import io.marquee.events.identity.AccessGrantEvent;
import io.marquee.events.identity.AccessGrantState;
import io.marquee.tenancy.Tenant;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import io.marquee.web.Caller;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@BillingTest
class AccountControllerIntegrationTests {

  private static final String PATH = "/accounts/{account}/subscription";
  private static final String TO_AGENCY = "{\"plan\":\"agency\"}";

  @Autowired private Api api;
  @Autowired private Events events;
  @Autowired private TestDatabase database;

  private final UUID owner = UUID.randomUUID();
  private final UUID account = Accounts.personalAccountOf(owner);

  @Test
  void theOwnerAndTheAdminsOfAnAccountChangeItsPlan() {
    assertThat(change(person(owner), "\"0\"", TO_AGENCY)).hasStatusOk();
    UUID admin = UUID.randomUUID();
    grant(admin, account, "account", "account_admin");
    assertThat(api.get(person(admin), PATH, account))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.plan")
        .isEqualTo("agency");
    assertThat(change(person(admin), "\"0\"", "{\"plan\":\"team\"}"))
        .as("overtaken")
        .hasStatus(412);
    var changed = change(person(admin), "\"1\"", "{\"plan\":\"team\"}");
    assertThat(changed).hasStatusOk().bodyJson().extractingPath("$.plan").isEqualTo("team");
    assertThat(changed).bodyJson().extractingPath("$.account_id").isEqualTo(account.toString());
    assertThat(api.get(person(admin), "/accounts/{account}/balance", account)).hasStatusOk();
    UUID subscription =
        UUID.fromString(
            String.valueOf(
                database
                    .rows("select id from shared.subscriptions where account_id = ?", account)
                    .getFirst()
                    .get("id")));
    assertThat(events.published(AuditRecorded.class, subscription))
        .extracting(AuditRecorded::actor)
        .contains("user:" + owner, "user:" + admin);
    assertThat(
            database.count(
                "shared.subscriptions where account_id = ?", Accounts.personalAccountOf(admin)))
        .as("their own is left alone")
        .isZero();
  }

  @Test
  void aSystemAdminMayTooUntilTheGrantIsGone() {
    assertThat(api.get(person(owner), PATH, account)).hasStatusOk();
    UUID root = UUID.randomUUID();
    UUID grant = grant(root, null, "system", "system_admin");
    assertThat(change(person(root), "\"0\"", TO_AGENCY)).hasStatusOk();
    events.deliverTombstone(AccessGrantEvent.class, AccessGrantState.class, grant, Tenant.NONE);
    await().until(() -> database.count("service.account_grants where grant_id = ?", grant) == 0);
    assertThat(change(person(root), "\"1\"", TO_AGENCY)).hasStatus(404);
  }

  @Test
  void whoOnlySeesChangesNothingAndToOthersItDoesNotExist() {
    assertThat(api.get(person(owner), PATH, account)).hasStatusOk();
    UUID viewer = UUID.randomUUID();
    grant(viewer, account, "account", "account_viewer");
    assertThat(api.get(person(viewer), PATH, account)).hasStatusOk();
    assertThat(change(person(viewer), "\"0\"", TO_AGENCY)).hasStatus(403);

    UUID stranger = UUID.randomUUID();
    grant(stranger, UUID.randomUUID(), "account", "account_admin");
    assertThat(api.get(person(stranger), PATH, account)).hasStatus(404);
    assertThat(api.get(person(stranger), "/accounts/{account}/balance", account)).hasStatus(404);
    assertThat(change(person(stranger), "\"0\"", TO_AGENCY)).hasStatus(404);
    Caller inside =
        Caller.member(owner, UUID.randomUUID(), account, "owner", Set.of("billing:manage"));
    assertThat(change(inside, "\"0\"", TO_AGENCY)).as("from within a workspace").hasStatus(404);
  }

  @Test
  void whoMayLookAtAllAccountsOpensNoneByAWrongId() {
    UUID staff = UUID.randomUUID();
    grant(staff, null, "system", "staff");
    UUID root = UUID.randomUUID();
    grant(root, null, "system", "system_admin");
    UUID nobodys = UUID.randomUUID();
    assertThat(api.get(person(staff), PATH, nobodys)).hasStatus(404);
    assertThat(api.get(person(staff), "/accounts/{account}/balance", nobodys)).hasStatus(404);
    assertThat(api.put(person(root), "\"0\"", TO_AGENCY, PATH, nobodys)).hasStatus(404);
    assertThat(database.count("shared.subscriptions where account_id = ?", nobodys)).isZero();
  }

  @Test
  void wantsToKnowWhatWasSeenAndAPlanThatThereIs() {
    assertThat(api.mvc().put().uri("/api/v1" + PATH, account).exchange())
        .as("nobody")
        .hasStatus(401);
    assertThat(change(person(owner), "\"0\"", "{\"plan\":\"gratis\"}")).hasStatus(422);
    assertThat(change(person(owner), "\"7\"", TO_AGENCY)).hasStatus(412);
  }

  private MvcTestResult change(Caller caller, String etag, String json) {
    return api.put(caller, etag, json, PATH, account);
  }

  private UUID grant(UUID user, @Nullable UUID of, String scope, String role) {
    UUID id = UUID.randomUUID();
    events.deliver(
        new AccessGrantState(id, user, scope, of, role, List.of("billing:read")),
        of == null ? Tenant.NONE : Tenant.account(of));
    await().until(() -> database.count("service.account_grants where grant_id = ?", id) == 1);
    return id;
  }

  private static Caller person(UUID user) {
    return new Caller(
        user,
        null,
        Accounts.personalAccountOf(user),
        null,
        Set.of(),
        UUID.randomUUID(),
        null,
        "somebody@example.com",
        "Somebody");
  }
}
