package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of invitations that are not taken at once, and whom the plan lets in. */
@ExtendWith(SuiteExtension.class)
class InvitationsIntegrationTests {
  /** Of the plan that everybody has at first. */
  private static final int SEATS = 10;

  private final Suite suite;
  private final Studio studio;

  InvitationsIntegrationTests(Suite suite) {
    this.suite = suite;
    this.studio = Studio.open(suite, "Hedwig");
  }

  @Test
  void theLinkOfTheMailBeforeLeadsNowhereOnceItIsResent() {
    String email = address("lise");
    String id = invite(email);
    Invitation first = Invitation.mailed(suite, email, 1);
    Answer soon = resend(id).is(429);
    assertThat(soon.code()).isEqualTo("resent_too_soon");
    assertThat(soon.headers().firstValue("Retry-After")).isPresent();

    suite.age(
        "identity",
        "update shared.invitations set sent_at = sent_at - interval '2 minutes' where id = ?",
        id);
    resend(id).is(200);
    Invitation second = Invitation.mailed(suite, email, 2);
    first.look().is(410);
    second.look().is(200);
  }

  @Test
  void oneThatIsTakenBackIsGoneAndTheAddressMayBeInvitedAgain() {
    String email = address("lise");
    String id = invite(email);
    Invitation mailed = Invitation.mailed(suite, email, 1);
    assertThat(again(email).is(409).code()).isEqualTo("already_invited");
    studio.client().send("DELETE", studio.path("/invitations/" + id), null).is(204);
    mailed.look().is(410);
    register(mailed).is(410);
    assertThat(resend(id).is(409).code()).isEqualTo("invitation_closed");
    assertThat(status(id)).isEqualTo("revoked");
    again(email).is(201);
  }

  @Test
  void oneThatRanOutLetsNobodyInUntilItIsResent() {
    String email = address("lise");
    String id = invite(email);
    Invitation mailed = Invitation.mailed(suite, email, 1);
    suite.age(
        "identity",
        """
        update shared.invitations
        set expires_at = now() - interval '1 second', sent_at = sent_at - interval '7 days'
        where id = ?""",
        id);
    suite.age(
        "identity",
        "update service.invitation_directory set expires_at = now() - interval '1 second' where invitation_id = ?",
        id);
    mailed.look().is(410);
    register(mailed).is(410);
    assertThat(status(id)).isEqualTo("expired");
    resend(id).is(200);
    register(Invitation.mailed(suite, email, 2)).is(200);
    assertThat(status(id)).isEqualTo("accepted");
  }

  @Test
  void whomThePlanHasNoSeatForIsNotInvited() {
    var open = new ArrayList<String>();
    for (int taken = 1; taken < SEATS; taken++) open.add(invite(address("guest" + taken)));
    String late = address("late");
    Answer full = again(late).is(402);
    assertThat(full.code()).isEqualTo("seats_exhausted");
    assertThat(full.body()).contains(SEATS + " seats");
    studio.client().send("DELETE", studio.path("/invitations/" + open.getFirst()), null).is(204);
    again(late).is(201);
  }

  private String invite(String email) {
    return again(email).is(201).text("id");
  }

  private Answer again(String email) {
    return studio.post("/invitations", Map.of("email", email, "role", "editor"));
  }

  private Answer resend(String id) {
    return studio.post("/invitations/" + id + "/resend", Map.of());
  }

  private String status(String id) {
    return studio.get("/invitations/" + id).is(200).text("status");
  }

  private static Answer register(Invitation invitation) {
    String password = "a patient thought " + System.nanoTime();
    return invitation.press("/register", Map.of("full_name", "Lise", "new_password", password));
  }

  private static String address(String name) {
    return name + "." + System.nanoTime() + "@example.com";
  }
}
