package io.marquee.identity.invitation;

import io.marquee.identity.user.User;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** To which addresses the current workspace once wrote. */
@Repository
public class InvitedPeople {

  private final JdbcClient jdbc;

  InvitedPeople(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Forgets the address of somebody who joined and leaves for good.
   *
   * @param user who
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forget(User.Id user) {
    jdbc.sql("update invitations set email = '', email_key = '' where accepted_by = ?")
        .param(user.value())
        .update();
  }
}
