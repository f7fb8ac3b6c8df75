package io.marquee.identity.seat;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What billing told last of the current account. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class KnownSeats {

  private final JdbcClient jdbc;

  KnownSeats(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A plan and its seats.
   *
   * @param plan such as {@code team}
   * @param seats how many people it lets in
   */
  public record Seats(String plan, int seats) {}

  /**
   * Keeps what is told.
   *
   * @param account the bound account
   * @param plan such as {@code team}
   * @param seats how many people it lets in
   */
  public void put(UUID account, String plan, int seats) {
    jdbc.sql(
            """
            insert into account_seats (id, plan, seats) values (:account, :plan, :seats)
            on conflict (account_id, id) do update set plan = :plan, seats = :seats
            """)
        .param("account", account)
        .param("plan", plan)
        .param("seats", seats)
        .update();
  }

  Optional<Seats> find(UUID account) {
    return jdbc.sql("select plan, seats from account_seats where id = ?")
        .param(account)
        .query(Seats.class)
        .optional();
  }
}
