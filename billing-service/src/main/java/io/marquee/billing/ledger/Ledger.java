package io.marquee.billing.ledger;

import io.marquee.billing.ledger.Funds.Share;
import io.marquee.tenancy.CurrentWorkspace;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves the bound account's credits. Whoever does so first {@linkplain #lock locks} the balance,
 * then decides, then books: that is what keeps two bookings from spending the same credit. Should
 * it ever be forgotten, the database refuses a negative balance.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Ledger {

  private final LedgerBooks books;
  private final Clock clock;

  Ledger(LedgerBooks books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  /** Opens the account's balance, at nought. */
  public void open() {
    books.open(CurrentWorkspace.accountId());
  }

  /**
   * Holds off everybody else until the transaction ends, and says what can be spent. Lapsed credits
   * are not among it.
   */
  public Funds lock() {
    books.lock(CurrentWorkspace.accountId());
    Instant now = clock.instant();
    List<Grant> grants = books.spendable();
    List<Grant> due = grants.stream().filter(grant -> grant.isDue(now)).toList();
    if (!due.isEmpty()) {
      var all = new Funds(due);
      books.book(
          Posting.of(
              Posting.Kind.LAPSE, move(all.take(all.credits()), Book.AVAILABLE, Book.LAPSED)),
          now);
    }
    return new Funds(grants.stream().filter(grant -> !grant.isDue(now)).toList());
  }

  /** Gives credits. */
  public void grant(NewGrant grant) {
    Instant now = clock.instant();
    var share = new Share(books.add(grant, now), grant.credits());
    books.book(
        Posting.of(Posting.Kind.GRANT, move(List.of(share), Book.ISSUED, Book.AVAILABLE)), now);
  }

  /** Credits that the plan gave for a month. */
  public long grantedByPlan(LocalDate period) {
    return books.grantedByPlan(period);
  }

  /** Sets credits aside. */
  public void hold(Funds funds, Purpose purpose, long credits) {
    book(Posting.Kind.HOLD, purpose, move(funds.take(credits), Book.AVAILABLE, Book.HELD));
  }

  /** Settles what is held: uses some, gives the rest back to the grants it came from. */
  public void confirm(Purpose purpose, long used) {
    Funds held = books.heldFor(purpose.reservationId());
    book(
        Posting.Kind.CONFIRM,
        purpose,
        Stream.concat(
                move(held.take(used), Book.HELD, Book.USED).stream(),
                move(held.leave(used), Book.HELD, Book.AVAILABLE).stream())
            .toList());
  }

  /** Gives back all that is held. */
  public void release(Purpose purpose) {
    Funds held = books.heldFor(purpose.reservationId());
    book(Posting.Kind.RELEASE, purpose, move(held.take(held.credits()), Book.HELD, Book.AVAILABLE));
  }

  /** Uses credits that were not held. */
  public void charge(Funds funds, Purpose purpose, long credits) {
    book(Posting.Kind.CHARGE, purpose, move(funds.take(credits), Book.AVAILABLE, Book.USED));
  }

  private void book(Posting.Kind kind, Purpose purpose, List<Posting.Move> moves) {
    if (!moves.isEmpty()) books.book(new Posting(kind, purpose, moves), clock.instant());
  }

  private static List<Posting.Move> move(List<Share> shares, Book from, Book to) {
    var moves = new ArrayList<Posting.Move>();
    for (Share share : shares)
      moves.add(new Posting.Move(share.grant(), from, to, share.credits()));
    return moves;
  }
}
