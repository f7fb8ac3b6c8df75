package io.marquee.identity.session;

import io.marquee.identity.user.User;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All stays. Who wants to change one holds its row, so that it ends once. */
@Transactional
interface Sessions extends Repository<Session, Session.Id> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select session from Session session where session.id = :id")
  Optional<Session> lock(Session.Id id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select session from Session session
      where session.userId = :user and session.endedAt is null
      order by session.id.value
      """)
  List<Session> lockOpen(User.Id user);

  boolean existsByUserId(User.Id user);

  boolean existsByUserIdAndIpAddress(User.Id user, String address);

  Session saveAndFlush(Session session);

  Session save(Session session);
}
