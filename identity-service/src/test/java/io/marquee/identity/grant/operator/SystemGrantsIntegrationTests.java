package io.marquee.identity.grant.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.identity.AccessGrantState;
import io.marquee.identity.Brands;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.People.Person;
import io.marquee.identity.access.Permission;
import io.marquee.identity.grant.GrantSummaries.GrantSummary;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

@IdentityTest
class SystemGrantsIntegrationTests {

  @Autowired SystemGrantsEndpoint endpoint;
  @Autowired Brands brands;
  @Autowired Events events;
  @Autowired TestDatabase database;

  @Test
  void anOperatorMakesTheFirstSystemAdminAndEndsThem() {
    Person root = brands.person();
    WebEndpointResponse<Object> given = endpoint.give(root.userId().toString(), "system_admin");
    assertThat(given.getStatus()).isEqualTo(201);
    UUID grant = given.getBody() instanceof GrantSummary summary ? summary.id() : new UUID(0, 0);
    assertThat(events.published(AccessGrantState.class, grant))
        .singleElement()
        .satisfies(
            state -> {
              assertThat(state.scope()).isEqualTo("system");
              assertThat(state.accountId()).isNull();
              assertThat(state.permissions()).hasSize(Permission.values().length);
            });
    assertThat(endpoint.list()).extracting(GrantSummary::userId).contains(root.userId());

    assertThat(endpoint.take(grant.toString()).getStatus()).isEqualTo(200);
    assertThat(database.count("service.outbox where key = ? and payload is null", grant)).isOne();
    assertThat(endpoint.take(grant.toString()).getStatus()).isEqualTo(400);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    String somebody = brands.person().userId().toString();
    assertThat(endpoint.give(somebody, "account_admin").getStatus()).isEqualTo(400);
    assertThat(endpoint.give(UUID.randomUUID().toString(), "staff").getStatus()).isEqualTo(400);
    assertThat(endpoint.give("nonsense", "staff").getStatus()).isEqualTo(400);
    assertThat(endpoint.take("nonsense").getStatus()).isEqualTo(400);
  }
}
