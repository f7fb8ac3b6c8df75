package io.marquee.identity.apikey;

import io.marquee.service.audit.Audit;
import io.marquee.web.Caller;
import io.marquee.web.IfMatch;
import io.marquee.web.NotFound;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a key another name or other limits. */
@Service
public class ChangeApiKey {

  private final ApiKeys keys;
  private final Audit audit;

  ChangeApiKey(ApiKeys keys, Audit audit) {
    this.keys = keys;
    this.audit = audit;
  }

  /**
   * What is wanted; null leaves a part as it is.
   *
   * @param id which key
   * @param seen the version that was seen last
   * @param name another name
   * @param permissions others
   * @param projectIds others, empty for all
   * @param socialAccountIds others, empty for all
   * @param requestsPerMinute another limit, or none of its own
   */
  public record Command(
      ApiKey.Id id,
      IfMatch seen,
      @Nullable String name,
      @Nullable Collection<String> permissions,
      @Nullable Collection<UUID> projectIds,
      @Nullable Collection<UUID> socialAccountIds,
      @Nullable Optional<Integer> requestsPerMinute) {}

  /**
   * Changes it.
   *
   * @param caller who wants it; has what the key is to allow
   * @param command what
   */
  @Transactional
  public void run(Caller caller, Command command) {
    caller.requirePerson();
    ApiKey key =
        keys.lock(command.id()).orElseThrow(() -> new NotFound("api key", command.id().value()));
    command.seen().check(key.version());
    if (key.isRevoked()) throw new KeyRevoked();
    ApiKey.Scope before = key.scope();
    var permissions = command.permissions() == null ? before.permissions() : command.permissions();
    ScopeRules.check(caller, permissions);
    var projects = command.projectIds() == null ? before.projectIds() : command.projectIds();
    var accounts =
        command.socialAccountIds() == null ? before.socialAccountIds() : command.socialAccountIds();
    var then = key.audited();
    key.change(
        command.name() == null ? key.name() : command.name(),
        new ApiKey.Scope(permissions, projects, accounts),
        command.requestsPerMinute() == null
            ? key.requestsPerMinute()
            : command.requestsPerMinute().orElse(null));
    keys.saveAndFlush(key);
    audit.changed("updated", then, key.audited());
  }
}
