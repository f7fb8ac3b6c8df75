package io.marquee.identity.membership;

import io.marquee.identity.user.User;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The members of the current workspace. */
@Transactional(readOnly = true)
interface Memberships extends Repository<Membership, Membership.Id> {

  Optional<Membership> findByUserId(User.Id userId);

  Optional<Membership> findByRole(String role);

  List<Membership> findAll();

  /** At once, since the next statement may give the role of owner, which one at a time has. */
  @Transactional
  Membership saveAndFlush(Membership membership);

  @Transactional
  void delete(Membership membership);
}
