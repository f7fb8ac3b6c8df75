package io.marquee.identity.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.Accounts;
import io.marquee.events.identity.MailRequested;
import io.marquee.events.identity.MembershipState;
import io.marquee.identity.Brands;
import io.marquee.identity.Brands.Brand;
import io.marquee.identity.IdentityTest;
import io.marquee.identity.People;
import io.marquee.identity.People.Person;
import io.marquee.identity.access.Role;
import io.marquee.identity.mail.Mail;
import io.marquee.test.Events;
import io.marquee.test.TestDatabase;
import io.marquee.web.Caller;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@IdentityTest
@RecordApplicationEvents
class InvitationsIntegrationTests {

  @Autowired Brands brands;
  @Autowired People people;
  @Autowired Events events;
  @Autowired TestDatabase database;
  @Autowired ApplicationEvents happened;

  @Test
  void mailsALinkWhoseTokenIsStoredNowhere() {
    Brand brand = brands.found();
    Person bob = brands.person();
    JsonNode invitation = brands.body(invite(brand, bob, "editor"));

    Mail mail = mail();
    assertThat(mail.kind()).isEqualTo(Mail.Kind.INVITATION);
    assertThat(mail.to()).isEqualTo(bob.email());
    assertThat(mail.variables())
        .containsEntry("workspace", "Analytical Films")
        .containsEntry("role", "editor");
    assertThat(events.published(MailRequested.class))
        .anyMatch(event -> event.kind().equals("invitation"));
    assertThat(invitation.toString()).doesNotContain(token());
    assertThat(
            database.rows(
                "select 1 from service.invitation_directory where token_hash::text like ?",
                "%" + token() + "%"))
        .isEmpty();
    assertThat(invitation.at("/status").asString()).isEqualTo("open");
  }

  @Test
  void whoeverHasTheAddressJoins() {
    Brand brand = brands.found();
    Person bob = brands.person();
    invite(brand, bob, "editor");

    var look = brands.post(person(bob), "/api/v1/invitations/look", token(token()));
    assertThat(brands.body(look).at("/workspace_name").asString()).isEqualTo("Analytical Films");
    var answer = accept(bob);
    assertThat(answer).hasStatusOk();
    assertThat(brands.body(answer).at("/workspace_id").asString()).isEqualTo(brand.id().toString());
    UUID member = brands.membershipOf(brand, bob);
    assertThat(events.published(MembershipState.class, member))
        .extracting(MembershipState::role)
        .containsExactly("editor");

    assertThat(brands.code(accept(bob))).as("once").isEqualTo("invitation_invalid");
  }

  @Test
  void somebodyNewRegistersWithTheInvitedAddress() {
    Brand brand = brands.found();
    String email = "new" + System.nanoTime() + "@example.com";
    invite(brand.asOwner(), brand, email, "creator");
    Person anybody = brands.person();

    var weak = register(anybody, "password password");
    assertThat(weak).as("the usual rules").hasStatus(422);
    var answer = register(anybody, People.PASSWORD);
    assertThat(answer).hasStatus(201);
    assertThat(brands.body(answer).at("/role").asString()).isEqualTo("creator");
    assertThat(
            database.count(
                "service.users where email = ? and email_verified_at is not null", email))
        .isOne();
    assertThat(people.post("/api/v1/auth/login", People.credentials(email, People.PASSWORD)))
        .hasStatusOk();
    assertThat(register(anybody, People.PASSWORD)).as("once").hasStatus(410);
  }

  @Test
  void whoHasAnAccountDoesNotGetASecondOne() {
    Brand brand = brands.found();
    Person bob = brands.person();
    invite(brand, bob, "editor");
    var answer = register(bob, People.PASSWORD);
    assertThat(answer).hasStatus(409);
    assertThat(brands.code(answer)).isEqualTo("log_in_to_accept");
    assertThat(accept(bob)).hasStatusOk();
  }

  @Test
  void nobodyElseJoins() {
    Brand brand = brands.found();
    invite(brand, brands.person(), "editor");
    var answer = accept(brands.person());
    assertThat(answer).hasStatus(403);
    assertThat(brands.code(answer)).isEqualTo("invited_another");
  }

  @Test
  void theAddressMustBeProven() {
    Brand brand = brands.found();
    Person bob = brands.person();
    database.update("update service.users set email_verified_at = null where id = ?", bob.userId());
    invite(brand, bob, "editor");
    assertThat(brands.code(accept(bob))).isEqualTo("invited_another");
  }

  @Test
  void aSecondMailEndsTheFirst() {
    Brand brand = brands.found();
    Person bob = brands.person();
    String path = place(brand, invite(brand, bob, "editor"));
    String first = token();

    var soon = brands.post(brand.asOwner(), path + "/resend", "");
    assertThat(soon).hasStatus(429);
    assertThat(brands.code(soon)).isEqualTo("resent_too_soon");
    assertThat(soon.getResponse().getHeader("Retry-After")).isNotNull();

    database.update(
        "update shared.invitations set sent_at = sent_at - interval '2 minutes' where workspace_id = ?",
        brand.id());
    assertThat(brands.post(brand.asOwner(), path + "/resend", "")).hasStatusOk();
    assertThat(token()).isNotEqualTo(first);
    var old = brands.post(person(bob), "/api/v1/invitations/accept", token(first));
    assertThat(old).hasStatus(410);
    assertThat(accept(bob)).hasStatusOk();
  }

  @Test
  void whatIsRevokedLeadsNowhere() {
    Brand brand = brands.found();
    Person bob = brands.person();
    String path = place(brand, invite(brand, bob, "editor"));
    assertThat(brands.delete(brand.asOwner(), path, null)).hasStatus(204);
    assertThat(brands.delete(brand.asOwner(), path, null)).as("again").hasStatus(204);
    assertThat(brands.code(accept(bob))).isEqualTo("invitation_invalid");
    assertThat(brands.code(brands.post(brand.asOwner(), path + "/resend", "")))
        .isEqualTo("invitation_closed");
    assertThat(invite(brand, bob, "viewer")).as("but another may follow").hasStatus(201);
  }

  @Test
  void whatHasRunOutLeadsNowhereAndMakesPlace() {
    Brand brand = brands.found();
    Person bob = brands.person();
    invite(brand, bob, "editor");
    database.update(
        "update shared.invitations set expires_at = now() - interval '1 second' where workspace_id = ?",
        brand.id());
    assertThat(brands.code(accept(bob))).isEqualTo("invitation_invalid");
    assertThat(invite(brand, bob, "editor")).hasStatus(201);
    var list = brands.get(brand.asOwner(), brand.path("/invitations?status=revoked"));
    assertThat(brands.body(list).at("/items")).hasSize(1);
  }

  @Test
  void whoIsHereOrInvitedIsNotInvitedAgain() {
    Brand brand = brands.found();
    Person bob = brands.person();
    invite(brand, bob, "editor");
    assertThat(brands.code(invite(brand, bob, "editor"))).isEqualTo("already_invited");
    accept(bob);
    assertThat(brands.code(invite(brand, bob, "editor"))).isEqualTo("already_member");
  }

  @Test
  void nobodyInvitesAboveThemselvesOrAnOwner() {
    Brand brand = brands.found();
    Caller narrow = brand.as(brands.person(), Set.of("members:manage"));
    assertThat(brands.code(invite(narrow, brand, "new@example.com", "viewer")))
        .isEqualTo("beyond_yourself");
    assertThat(invite(brand.asOwner(), brand, "new@example.com", "owner")).hasStatus(422);
    assertThat(invite(brand.asOwner(), brand, "new@example.com", "emperor")).hasStatus(422);
    assertThat(invite(brand.asOwner(), brand, "no address", "viewer")).hasStatus(422);
  }

  @Test
  void nobodyLeavesADoorOpenForThemselves() {
    Brand brand = brands.found();
    Person admin = brands.person();
    UUID member = brands.join(brand, admin, Role.ADMIN);
    Person friend = brands.person();
    invite(brand.as(admin, Role.ADMIN), brand, friend.email(), "admin");
    brands.delete(brand.asOwner(), brand.path("/members/" + member), "*");

    assertThat(brands.code(accept(friend))).isEqualTo("invitation_invalid");
  }

  @Test
  void seatsAreCountedOverAllWorkspacesOfTheAccount() {
    Brand brand = brands.found();
    Brand other = brands.foundAnother(brand.owner());
    brands.seats(brand.account(), 3);
    Person bob = brands.person();
    assertThat(invite(brand, bob, "viewer")).hasStatus(201);
    assertThat(invite(other, brands.person(), "viewer")).hasStatus(201);

    var fourth = invite(other, brands.person(), "viewer");
    assertThat(fourth).hasStatus(402);
    assertThat(brands.code(fourth)).isEqualTo("seats_exhausted");
    assertThat(brands.body(fourth).at("/remedy").asString()).contains("subscription");
    assertThat(invite(other, bob, "viewer")).as("has a seat already").hasStatus(201);

    String path = place(brand, brands.get(brand.asOwner(), brand.path("/invitations")), "/items/0");
    brands.delete(brand.asOwner(), path, null);
    assertThat(invite(other, brands.person(), "viewer")).as("bob is invited there").hasStatus(402);
  }

  @Test
  void aPlanThatIsNotKnownYetIsWaitedFor() {
    Brand brand = brands.foundAnother(brands.person());
    var answer = invite(brand, brands.person(), "viewer");
    assertThat(answer).hasStatus(409);
    assertThat(brands.code(answer)).isEqualTo("not_yet_known");
    assertThat(answer.getResponse().getHeader("Retry-After")).isEqualTo("1");
  }

  @Test
  void anotherWorkspacesInvitationDoesNotExist() {
    Brand brand = brands.found();
    Brand other = brands.found();
    String theirs = brands.body(invite(other, brands.person(), "viewer")).at("/id").asString();
    String path = brand.path("/invitations/" + theirs);
    assertThat(brands.get(brand.asOwner(), path)).hasStatus(404);
    assertThat(brands.delete(brand.asOwner(), path, null)).hasStatus(404);
    assertThat(brands.post(brand.asOwner(), path + "/resend", "")).hasStatus(404);
  }

  @Test
  void nonsenseLeadsNowhere() {
    Person bob = brands.person();
    for (String token : new String[] {"mqi_nonsense", "' or 1=1", "x"}) {
      var answer =
          brands.post(person(bob), "/api/v1/invitations/accept", token(token.replace('\'', '_')));
      assertThat(answer).hasStatus(410);
    }
  }

  private MvcTestResult invite(Brand brand, Person person, String role) {
    return invite(brand.asOwner(), brand, person.email(), role);
  }

  private MvcTestResult invite(Caller caller, Brand brand, String email, String role) {
    return brands.post(
        caller, brand.path("/invitations"), "{'email':'" + email + "','role':'" + role + "'}");
  }

  /** Who asks does not matter: the gateway lets anybody through to here. */
  private MvcTestResult register(Person anybody, String password) {
    return brands.post(
        person(anybody),
        "/api/v1/invitations/register",
        "{'token':'%s','password':'%s','full_name':'Bob New'}".formatted(token(), password));
  }

  private MvcTestResult accept(Person person) {
    return brands.post(person(person), "/api/v1/invitations/accept", token(token()));
  }

  private static Caller person(Person person) {
    return Caller.person(person.userId(), Accounts.personalAccountOf(person.userId()));
  }

  private String place(Brand brand, MvcTestResult invited) {
    return place(brand, invited, "");
  }

  private String place(Brand brand, MvcTestResult answer, String pointer) {
    return brand.path("/invitations/" + brands.body(answer).at(pointer + "/id").asString());
  }

  private Mail mail() {
    return happened.stream(Mail.Requested.class)
        .map(Mail.Requested::mail)
        .filter(mail -> mail.kind() == Mail.Kind.INVITATION)
        .reduce((one, later) -> later)
        .orElseThrow();
  }

  private String token() {
    String link = Objects.requireNonNull(mail().variables().get(Mail.LINK));
    return link.substring(link.indexOf('#') + 1);
  }

  private static String token(String token) {
    return "{'token':'" + token + "'}";
  }
}
