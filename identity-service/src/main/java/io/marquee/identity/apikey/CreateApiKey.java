package io.marquee.identity.apikey;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.ApiKeyText;
import io.marquee.identity.user.User;
import io.marquee.service.audit.Audit;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.web.Caller;
import io.marquee.web.InvalidRequest;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes a key for a machine. */
@Service
public class CreateApiKey {

  private final ApiKeys keys;
  private final KeyDirectory directory;
  private final KeySecrets secrets;
  private final Clock clock;
  private final Audit audit;

  CreateApiKey(ApiKeys keys, KeyDirectory directory, KeySecrets secrets, Clock clock, Audit audit) {
    this.keys = keys;
    this.directory = directory;
    this.secrets = secrets;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * What is wanted.
   *
   * @param name to tell it from others
   * @param scope what it is to open
   * @param expiresAt until when, null for ever
   * @param requestsPerMinute its own limit, null for that of the plan
   */
  public record Command(
      String name,
      ApiKey.Scope scope,
      @Nullable Instant expiresAt,
      @Nullable Integer requestsPerMinute) {}

  /**
   * Makes it. It cannot do more than its maker.
   *
   * @param caller who makes it, a person
   * @param command what
   * @return the key, which nobody can show again
   */
  @Transactional
  public IssuedKey run(Caller caller, Command command) {
    caller.requirePerson();
    Instant now = clock.instant();
    Instant expiresAt = command.expiresAt();
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw new InvalidRequest("/expires_at", "in_the_past", "A key must be good for some time.");
    }
    ScopeRules.check(caller, command.scope().permissions());
    if (keys.countByRevokedAtIsNull() >= TooManyKeys.MOST) throw new TooManyKeys();
    ApiKeyText text = secrets.next(UuidCreator.getTimeOrderedEpoch());
    ApiKey key =
        new ApiKey(
            text,
            CurrentWorkspace.accountId(),
            command.name(),
            command.scope(),
            expiresAt,
            command.requestsPerMinute(),
            new User.Id(caller.userId()),
            now);
    directory.add(key.id(), CurrentWorkspace.id(), key.accountId());
    keys.saveAndFlush(key);
    audit.created(key.audited());
    return new IssuedKey(key.id(), text);
  }
}
