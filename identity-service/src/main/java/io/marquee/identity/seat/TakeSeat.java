package io.marquee.identity.seat;

import io.marquee.identity.membership.PeopleOfAccount;
import io.marquee.tenancy.AcrossWorkspaces;
import io.marquee.tenancy.CurrentWorkspace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sees to it that the plan of the account has a seat for one more. A seat is a person, in however
 * many of the account's workspaces they are; an open invitation holds one. Those who invite at the
 * same time wait for each other.
 */
@Component
public class TakeSeat {

  private final KnownSeats known;
  private final PeopleOfAccount peopleOfAccount;
  private final AcrossWorkspaces across;
  private final JdbcClient jdbc;

  TakeSeat(
      KnownSeats known, PeopleOfAccount peopleOfAccount, AcrossWorkspaces across, JdbcClient jdbc) {
    this.known = known;
    this.peopleOfAccount = peopleOfAccount;
    this.across = across;
    this.jdbc = jdbc;
  }

  /**
   * Goes on only if there is a seat for whoever has an address, or if they have one already.
   *
   * @param emailKey see {@code EmailAddress}
   * @throws SeatsExhausted 402
   * @throws SeatsNotYetKnown 409, when billing has told nothing of the account yet
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void check(String emailKey) {
    UUID account = CurrentWorkspace.accountId();
    waitForOthers(account);
    KnownSeats.Seats seats = known.find(account).orElseThrow(SeatsNotYetKnown::new);
    List<UUID> members = peopleOfAccount.list(account);
    Set<String> addresses = addresses(members);
    // Users who are gone, and two who claim one address, keep their seats: as many as there are
    // members.
    int gone = members.size() - addresses.size();
    addresses.addAll(invited(account));
    if (addresses.contains(emailKey)) return;
    int taken = addresses.size() + gone;
    if (taken >= seats.seats()) throw new SeatsExhausted(seats, taken);
  }

  private void waitForOthers(UUID account) {
    jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended('seats of ' || ?, 0))")
        .param(account.toString())
        .query(Integer.class)
        .single();
  }

  private Set<String> addresses(List<UUID> members) {
    if (members.isEmpty()) return new HashSet<>();
    return new HashSet<>(
        jdbc.sql("select email_key from users where id in (:members)")
            .param("members", members)
            .query(String.class)
            .list());
  }

  private List<String> invited(UUID account) {
    return across.read(
        sql ->
            sql.sql(
                    """
                    select distinct invitation.email_key
                    from known_workspaces workspace
                    join invitations invitation on invitation.workspace_id = workspace.workspace_id
                    where workspace.account_id = ? and workspace.status <> 'deleted'
                      and invitation.accepted_at is null and invitation.revoked_at is null
                      and invitation.expires_at > now()
                    """)
                .param(account)
                .query(String.class)
                .list());
  }
}
