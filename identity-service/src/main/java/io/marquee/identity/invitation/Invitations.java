package io.marquee.identity.invitation;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The current workspace's invitations, also those that are closed. */
@Transactional(readOnly = true)
interface Invitations extends Repository<Invitation, Invitation.Id> {

  Optional<Invitation> findByEmailKeyAndAcceptedAtIsNullAndRevokedAtIsNull(String emailKey);

  Optional<Invitation> findById(Invitation.Id id);

  /** Held by this transaction alone, to change it. */
  @Transactional
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select invitation from Invitation invitation where invitation.id = :id")
  Optional<Invitation> lock(Invitation.Id id);

  @Transactional
  Invitation saveAndFlush(Invitation invitation);
}
