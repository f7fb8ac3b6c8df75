package io.marquee.service.audit;

import io.marquee.events.Accounts;
import io.marquee.tenancy.Tenant;
import java.util.UUID;
import org.springframework.transaction.IllegalTransactionStateException;

/**
 * Where a use case says what it changed. An entry is an event of the same transaction: it exists
 * if, and only if, the change was committed. identity-service chains the entries of each workspace,
 * and those that concern no workspace by account.
 *
 * <pre>{@code
 * var before = film.audited();
 * film.rename(title, now);
 * audit.changed("updated", before, film.audited());   // film.updated, nothing if nothing differs
 * }</pre>
 *
 * Who did it is the caller of the request, else the service itself; where from, the request at
 * hand. Both go without a word.
 */
public interface Audit {

  /**
   * Something was made: {@code film.created}.
   *
   * @param after what may be known of it
   * @throws IllegalTransactionStateException outside of a transaction
   */
  void created(AuditFacts after);

  /**
   * Something is different: {@code film.updated}, with the values that are. Without any, nothing is
   * said.
   *
   * @param verb what was done, such as {@code updated}
   * @param before what might be known of it
   * @param after the same now
   * @throws IllegalTransactionStateException outside of a transaction
   */
  void changed(String verb, AuditFacts before, AuditFacts after);

  /**
   * Something is gone: {@code film.deleted}.
   *
   * @param before what might be known of it
   * @throws IllegalTransactionStateException outside of a transaction
   */
  void deleted(AuditFacts before);

  /**
   * Something was done of which no value tells, such as {@code webhook.tested}. The facts go with
   * it, as they are.
   *
   * @param verb what was done
   * @param about what may be known of it
   * @throws IllegalTransactionStateException outside of a transaction
   */
  void noted(String verb, AuditFacts about);

  /**
   * The same for another tenant's trail than the bound one's.
   *
   * @param tenant a workspace, or an account alone
   * @return an audit to say it to
   */
  Audit in(Tenant tenant);

  /**
   * The same in somebody's name, before there is a caller: whoever logs in, resets a password,
   * accepts an invitation.
   *
   * @param actor {@code user:…} or {@code key:…}
   * @return an audit to say it to
   */
  Audit by(String actor);

  /**
   * What somebody does with their own user: in their name, into the trail of their personal
   * account.
   *
   * @param userId who
   * @return an audit to say it to
   */
  default Audit ofUser(UUID userId) {
    return in(Tenant.account(Accounts.personalAccountOf(userId))).by("user:" + userId);
  }
}
