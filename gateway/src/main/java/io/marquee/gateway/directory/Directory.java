package io.marquee.gateway.directory;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Who may do what where, answered from memory. It is filled by {@link DirectoryFeed} and never asks
 * another service.
 */
public final class Directory {

  /** How far this knowledge can be relied on. */
  public enum Trust {
    /** Kafka was heard lately, or lately enough for this rule. */
    GOOD,
    /** Not everything was read since the start. */
    STARTING,
    /** Kafka has been silent for too long. */
    STALE
  }

  private final Clock clock;
  private final DirectorySettings settings;
  private final Waiting waiting;
  private volatile @Nullable Snapshot current;
  private volatile long heardAt;

  Directory(Clock clock, DirectorySettings settings) {
    this.clock = clock;
    this.settings = settings;
    this.waiting = new Waiting(settings.patience(), settings.waitingPerUser());
  }

  public Trust trust(boolean sensitive) {
    if (current == null) return Trust.STARTING;
    Duration limit = sensitive ? settings.staleSensitive() : settings.stale();
    return silence().compareTo(limit) > 0 ? Trust.STALE : Trust.GOOD;
  }

  public boolean isRevoked(UUID session) {
    Snapshot now = current;
    return now == null || now.isRevoked(session);
  }

  /** The plan of an account, null when it is not known. */
  public @Nullable String planOf(UUID account) {
    Snapshot now = current;
    return now == null ? null : now.planOf(account);
  }

  /** A key that has not been revoked; whether it has expired is another question. */
  public @Nullable ApiKey key(UUID id) {
    Snapshot now = current;
    return now == null ? null : now.key(id);
  }

  /** The place of a key in its workspace, null when that is not known. */
  public @Nullable Standing standing(ApiKey key) {
    Snapshot now = current;
    return now == null ? null : now.standing(key);
  }

  /**
   * The workspace that a domain of a customer leads to.
   *
   * @param host in lower case, without a port
   * @return null for any other host
   */
  public @Nullable UUID workspaceAt(String host) {
    Snapshot now = current;
    return now == null ? null : now.workspaceAt(host);
  }

  /** The user's place in a workspace if it is known at this moment. */
  public @Nullable Standing known(UUID user, UUID workspace) {
    return find(user, workspace);
  }

  /**
   * The user's place in a workspace. One that is too young to be known is waited for.
   *
   * @return empty for an unknown workspace and for a stranger alike
   */
  public Mono<Standing> standing(UUID user, UUID workspace) {
    Standing known = find(user, workspace);
    if (known != null) return Mono.just(known);
    if (!isYoung(workspace)) return Mono.empty();
    return waiting.until(user, workspace, () -> find(user, workspace));
  }

  /** Time since it was last known that nothing in Kafka is newer. */
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - heardAt);
  }

  Snapshot.@Nullable Sizes sizes() {
    Snapshot now = current;
    return now == null ? null : now.sizes();
  }

  /** From now on answers come from this snapshot, which holds all that Kafka has. */
  void serve(Snapshot complete) {
    heardAt = System.nanoTime();
    current = complete;
  }

  /** All that was in Kafka at that {@link System#nanoTime} has been read. */
  void heard(long nanoTime) {
    heardAt = nanoTime;
  }

  void news(UUID workspace) {
    waiting.news(workspace);
  }

  private @Nullable Standing find(UUID user, UUID workspace) {
    Snapshot now = current;
    return now == null ? null : now.standing(user, workspace);
  }

  private boolean isYoung(UUID workspace) {
    if (workspace.version() != 7) return false;
    long age = clock.millis() - (workspace.getMostSignificantBits() >>> 16);
    return Math.abs(age) <= settings.young().toMillis();
  }
}
