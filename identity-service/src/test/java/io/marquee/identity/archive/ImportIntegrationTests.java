package io.marquee.identity.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.archive.PartImported;
import io.marquee.events.identity.MembershipState;
import io.marquee.events.workspace.ImportRequested;
import io.marquee.identity.Brands;
import io.marquee.identity.Brands.Brand;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.People.Person;
import io.marquee.identity.access.Role;
import io.marquee.service.archive.ArchiveLinks;
import io.marquee.tenancy.Tenant;
import io.marquee.test.Events;
import io.marquee.test.PartSink;
import io.marquee.test.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IdentityTest
class ImportIntegrationTests {

  private static final UUID SOURCE = UuidCreator.getTimeOrderedEpoch();
  private static final UUID ROLE = UuidCreator.getTimeOrderedEpoch();

  @Autowired Brands brands;
  @Autowired Events events;
  @Autowired TestDatabase database;
  @Autowired ArchiveLinks links;

  private final UUID into = UuidCreator.getTimeOrderedEpoch();
  private final StringBuilder users = new StringBuilder();
  private final StringBuilder memberships = new StringBuilder();

  @Test
  void givesPeopleOfTheAccountTheirPlacesAndDrawsNobodyElseIn() throws Exception {
    Brand other = brands.found();
    Person importer = other.owner();
    Person colleague = brands.person();
    brands.join(other, colleague, Role.VIEWER);
    Person stranger = brands.person();
    UUID formerOwner = member(colleague.email(), "owner");
    UUID own = member(importer.email(), ROLE.toString());
    UUID elsewhere = member(stranger.email(), "admin");
    UUID unknown = member("nobody@example.com", "editor");

    PartImported told = bring(other);

    assertThat(told.failure()).isNull();
    assertThat(told.people())
        .containsOnly(Map.entry(formerOwner, colleague.userId()), Map.entry(own, importer.userId()))
        .doesNotContainKeys(elsewhere, unknown);
    assertThat(told.rows()).containsEntry("custom_roles", 1L);
    assertThat(roleOf(importer)).isEqualTo("owner");
    assertThat(roleOf(colleague)).isEqualTo("admin");
    assertThat(database.count("shared.memberships where workspace_id = ?", into)).isEqualTo(2);
    assertThat(events.published(MembershipState.class))
        .filteredOn(state -> state.workspaceId().equals(into))
        .hasSize(2);
  }

  @Test
  void aCustomRoleIsTheSameRoleHere() throws Exception {
    Brand other = brands.found();
    Person colleague = brands.person();
    brands.join(other, colleague, Role.VIEWER);
    member(colleague.email(), ROLE.toString());

    bring(other);

    assertThat(
            database.count(
                "shared.memberships m join shared.custom_roles r on r.workspace_id = m.workspace_id"
                    + " and r.id = m.custom_role_id where m.workspace_id = ? and r.name = 'Cutter'",
                into))
        .isEqualTo(1);
    assertThat(roleOf(colleague)).isNotEqualTo(ROLE.toString());
  }

  @Test
  void anAddressThatNobodyHasProvenFindsNobody() throws Exception {
    Brand other = brands.found();
    Person claimant = brands.person();
    brands.join(other, claimant, Role.VIEWER);
    database.update(
        "update service.users set email_verified_at = null where id = ?", claimant.userId());
    member(claimant.email(), "admin");

    assertThat(bring(other).people()).isEmpty();

    assertThat(database.count("shared.memberships where workspace_id = ?", into)).isEqualTo(1);
  }

  /** Somebody of the archive, by the id that they have there. */
  private UUID member(String email, String role) {
    UUID there = UuidCreator.getTimeOrderedEpoch();
    users.append(
        "{\"id\":\"%s\",\"email\":\"%s\",\"full_name\":\"Ada\",\"locale\":\"en\"}\n"
            .formatted(there, email));
    memberships.append(
        """
        {"workspace_id":"%s","id":"%s","user_id":"%s","role":"%s","created_at":"2026-11-01T10:00:00Z","version":0}
        """
            .formatted(SOURCE, UuidCreator.getTimeOrderedEpoch(), there, role));
    return there;
  }

  private PartImported bring(Brand into) throws Exception {
    UUID archive = UuidCreator.getTimeOrderedEpoch();
    String role =
        """
        {"workspace_id":"%s","id":"%s","name":"Cutter","description":"","base_role":"viewer","permissions":["films:write"],"created_at":"2026-11-01T10:00:00Z","version":0}
        """
            .formatted(SOURCE, ROLE);
    var files = new LinkedHashMap<String, byte[]>();
    files.put("identity/data/custom_roles.jsonl", role.getBytes(StandardCharsets.UTF_8));
    files.put(
        "identity/data/memberships.jsonl", memberships.toString().getBytes(StandardCharsets.UTF_8));
    files.put("identity/data/users.jsonl", users.toString().getBytes(StandardCharsets.UTF_8));
    try (var sink = new PartSink()) {
      sink.serve(PartSink.part(files));
      events.deliver(
          new ImportRequested(
              archive,
              this.into,
              SOURCE,
              into.account(),
              into.owner().userId(),
              false,
              Map.of(),
              Map.of("identity", links.sealed(archive, "identity", sink.link()))),
          Tenant.workspace(this.into, into.account()));
      return events.awaitPublished(PartImported.class, archive);
    }
  }

  private String roleOf(Person person) {
    return String.valueOf(
        database
            .rows(
                "select role from shared.memberships where workspace_id = ? and user_id = ?",
                into,
                person.userId())
            .getFirst()
            .get("role"));
  }
}
