package io.marquee.identity.magiclink;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.identity.grant.Grants;
import io.marquee.identity.mail.Links;
import io.marquee.identity.mail.Mail;
import io.marquee.identity.mail.MailTokens;
import io.marquee.identity.mail.Mails;
import io.marquee.identity.membership.MyWorkspaces;
import io.marquee.identity.membership.MyWorkspaces.Place;
import io.marquee.identity.throttle.Throttle;
import io.marquee.identity.user.EmailAddress;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.service.jobs.Job;
import io.marquee.service.jobs.Jobs;
import io.marquee.tenancy.CurrentWorkspace;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Somebody wants a link that logs them in. Only a member of the workspace gets one. What is done
 * about it is a stored job: asking about any address and any workspace gives the same answer after
 * the same work.
 */
@Component
public class AskForMagicLink extends Job<AskForMagicLink.Wish> {

  /**
   * Somebody wants in.
   *
   * @param email as typed, perhaps no address at all
   * @param workspaceId where to, perhaps no workspace at all
   * @param next the path that the link goes on to
   */
  public record Wish(String email, UUID workspaceId, String next) {}

  private final Jobs jobs;
  private final Users users;
  private final MyWorkspaces workspaces;
  private final Grants grants;
  private final Throttle throttle;
  private final MailTokens tokens;
  private final Mails mails;
  private final Links links;
  private final TransactionOperations transaction;
  private final Clock clock;

  AskForMagicLink(
      @Lazy Jobs jobs,
      Users users,
      MyWorkspaces workspaces,
      Grants grants,
      Throttle throttle,
      MailTokens tokens,
      Mails mails,
      Links links,
      TransactionOperations transaction,
      Clock clock) {
    super("ask-for-magic-link", Wish.class);
    this.jobs = jobs;
    this.users = users;
    this.workspaces = workspaces;
    this.grants = grants;
    this.throttle = throttle;
    this.tokens = tokens;
    this.mails = mails;
    this.links = links;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Stores the wish.
   *
   * @param wish who wants in, and where to
   */
  public void later(Wish wish) {
    var stored = new Wish(EmailAddress.keyOf(wish.email()), wish.workspaceId(), wish.next());
    transaction.executeWithoutResult(
        status ->
            jobs.schedule(
                this, UuidCreator.getTimeOrderedEpoch().toString(), stored, clock.instant()));
  }

  @Override
  public void run(String id, Wish wish) {
    User owner = users.findOwner(wish.email()).filter(user -> !user.isDisabled()).orElse(null);
    if (owner == null) return;
    Place place = workspaces.find(owner.id(), wish.workspaceId()).orElse(null);
    if (place == null || !throttle.tryBegin(MagicLinkPace.of(owner))) return;
    boolean onOwnDomain = belongsThereAlone(owner, place);
    CurrentWorkspace.run(
        place.tenant(),
        () ->
            transaction.executeWithoutResult(
                // Held: of two that are made at once, one is the newest.
                status ->
                    users
                        .lockToChange(owner.id())
                        .filter(held -> !held.isDisabled())
                        .ifPresent(held -> sendNewest(held, place, onOwnDomain, wish.next()))));
  }

  private void sendNewest(User held, Place place, boolean onOwnDomain, String next) {
    tokens.forget(MailTokens.Purpose.MAGIC_LINK, held.id());
    String token = tokens.issue(MailTokens.Purpose.MAGIC_LINK, held, clock.instant());
    mails.send(
        new Mail(
            Mail.Kind.MAGIC_LINK,
            held.email(),
            held.fullName(),
            held.locale(),
            CurrentWorkspace.id(),
            variables(links.entering(next, token), place, onOwnDomain)));
  }

  private static Map<String, String> variables(String link, Place place, boolean onOwnDomain) {
    var variables = new HashMap<>(Map.of(Mail.LINK, link, "workspace", place.name()));
    if (onOwnDomain) variables.put(Mail.ON_OWN_DOMAIN, "true");
    return variables;
  }

  /**
   * Whether all that the user may do is with the account that owns the workspace, and so its
   * domain: whoever leads that elsewhere gets the secret of a link, and with it the user's session.
   */
  private boolean belongsThereAlone(User user, Place place) {
    UUID account = place.tenant().accountId();
    return account != null
        && grants.list(user.id()).isEmpty()
        && workspaces.accountsOf(user.id()).equals(Set.of(account));
  }
}
