package io.marquee.identity.invitation;

import io.marquee.web.Cursor;
import io.marquee.web.NotFound;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who is asked to join the current workspace. */
@Repository
@Transactional(readOnly = true)
public class InvitationSummaries {

  private static final String INVITATIONS =
      """
      select * from (
        select invitation.id, invitation.email, invitation.role,
               coalesce(own.name, invitation.role) as role_name, invitation.invited_by,
               invitation.created_at, invitation.sent_at, invitation.expires_at, invitation.accepted_at,
               case when invitation.accepted_at is not null then 'accepted'
                    when invitation.revoked_at is not null then 'revoked'
                    when invitation.expires_at <= :now then 'expired'
                    else 'open' end as status
        from invitations invitation left join custom_roles own on own.id::text = invitation.role
      ) invitations
      where
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  InvitationSummaries(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * An invitation.
   *
   * @param id which
   * @param email who is wanted
   * @param role the id of the role that they are to have
   * @param roleName how that is called
   * @param status {@code open}, {@code accepted}, {@code revoked} or {@code expired}
   * @param invitedBy who sent it last
   * @param createdAt when it was sent first
   * @param sentAt when it was sent last
   * @param expiresAt until when it is good
   * @param acceptedAt when it was accepted, null when it was not
   */
  public record InvitationSummary(
      UUID id,
      String email,
      String role,
      String roleName,
      String status,
      UUID invitedBy,
      Instant createdAt,
      Instant sentAt,
      Instant expiresAt,
      @Nullable Instant acceptedAt) {}

  /**
   * One of them.
   *
   * @param id which
   * @return the invitation
   * @throws NotFound when there is none
   */
  public InvitationSummary get(UUID id) {
    return jdbc.sql(INVITATIONS + " id = :id")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .query(InvitationSummary.class)
        .optional()
        .orElseThrow(() -> new NotFound("invitation", id));
  }

  /**
   * Lists them.
   *
   * @param status only those, null for all
   * @param paging which page
   * @return newest first
   */
  public Page<InvitationSummary> list(@Nullable String status, Paging paging) {
    var rows =
        jdbc.sql(
                INVITATIONS
                    + " (cast(:status as text) is null or status = :status) and "
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("status", status)
            .params(paging.parameters())
            .query(InvitationSummary.class)
            .list();
    return paging.page(rows, invitation -> new Cursor(invitation.createdAt(), invitation.id()));
  }
}
