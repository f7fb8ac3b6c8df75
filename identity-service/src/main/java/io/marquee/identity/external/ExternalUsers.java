package io.marquee.identity.external;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.identity.mfa.MfaChanged;
import io.marquee.identity.mfa.MfaChanged.Change;
import io.marquee.identity.session.Device;
import io.marquee.identity.user.EmailAddress;
import io.marquee.identity.user.FullName;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.web.InvalidRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which user a provider's subject is: the one linked before, else the owner of the address that the
 * provider vouches for, else somebody new. Whoever only claims the address here is not looked at:
 * that may be a stranger who waits for exactly this. Nor is an owner who is another subject there:
 * addresses are given to somebody else, subjects never are.
 */
@Component
@Transactional
class ExternalUsers {

  private final ExternalLinks links;
  private final Users users;
  private final MfaChanged mfaChanged;
  private final Audit audit;
  private final Clock clock;

  ExternalUsers(ExternalLinks links, Users users, MfaChanged mfaChanged, Audit audit, Clock clock) {
    this.links = links;
    this.users = users;
    this.mfaChanged = mfaChanged;
    this.audit = audit;
    this.clock = clock;
  }

  User.Id of(ExternalPerson person, Device device) {
    Optional<User.Id> linked = links.use(person);
    if (linked.isPresent()) return linked.get();
    EmailAddress email = vouchedFor(person);
    Optional<User> owner = users.findOwner(email.written());
    if (owner.isPresent() && links.exists(owner.get().id(), person.issuer())) {
      throw ExternalRefused.linkedDifferently();
    }
    User user = owner.orElseGet(() -> add(email, person));
    links.add(person, user.id());
    owner.ifPresent(known -> mfaChanged.tell(known, device, Change.EXTERNAL_LINKED));
    return user.id();
  }

  private User add(EmailAddress email, ExternalPerson person) {
    var id = new User.Id(UuidCreator.getTimeOrderedEpoch());
    User user =
        users.saveAndFlush(User.vouchedFor(id, email, name(person, email), "en", clock.instant()));
    audit.ofUser(id.value()).created(AuditFacts.of("user", id.value()));
    return user;
  }

  private static EmailAddress vouchedFor(ExternalPerson person) {
    String email = person.email();
    if (!person.emailVerified() || email == null) throw ExternalRefused.addressNotVerified();
    try {
      return EmailAddress.parse(email);
    } catch (InvalidRequest noAddress) {
      throw ExternalRefused.addressNotVerified();
    }
  }

  /** As much of what the provider tells as is a {@link FullName}. */
  private static String name(ExternalPerson person, EmailAddress email) {
    String told = person.name();
    String plain = told == null ? "" : told.replaceAll("[\\p{Cc}\\p{Cs}]+", " ").strip();
    if (plain.length() > FullName.LONGEST) {
      plain = plain.substring(0, FullName.LONGEST).replaceAll("\\p{Cs}$", "").strip();
    }
    return plain.isEmpty() ? email.written().split("@", 2)[0] : plain;
  }
}
