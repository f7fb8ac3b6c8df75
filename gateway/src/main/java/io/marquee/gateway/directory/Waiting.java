package io.marquee.gateway.directory;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * Requests that came before the event about their workspace. They hold no thread; news of the
 * workspace wakes them.
 */
final class Waiting {

  private final Duration patience;
  private final int perUser;
  private final ConcurrentHashMap<UUID, List<Waiter>> byWorkspace = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<UUID, Integer> byUser = new ConcurrentHashMap<>();

  private record Waiter(Supplier<@Nullable Standing> question, MonoSink<Standing> answer) {}

  Waiting(Duration patience, int perUser) {
    this.patience = patience;
    this.perUser = perUser;
  }

  /** The answer as soon as there is one; empty when patience or the user's places ran out. */
  Mono<Standing> until(UUID user, UUID workspace, Supplier<@Nullable Standing> question) {
    return Mono.defer(
        () -> {
          if (!takePlace(user)) return Mono.empty();
          return Mono.<Standing>create(answer -> enter(workspace, new Waiter(question, answer)))
              .timeout(patience, Mono.empty())
              .doFinally(end -> leavePlace(user))
              .publishOn(Schedulers.parallel());
        });
  }

  /** Asks again for everybody who waits for this workspace. */
  void news(UUID workspace) {
    List<Waiter> waiters = byWorkspace.get(workspace);
    if (waiters != null) waiters.forEach(Waiting::ask);
  }

  private void enter(UUID workspace, Waiter waiter) {
    byWorkspace.compute(
        workspace,
        (id, waiters) -> {
          List<Waiter> all = waiters == null ? new CopyOnWriteArrayList<>() : waiters;
          all.add(waiter);
          return all;
        });
    waiter.answer.onDispose(() -> leave(workspace, waiter));
    ask(waiter); // the event may have come between the first look and now
  }

  private void leave(UUID workspace, Waiter waiter) {
    byWorkspace.computeIfPresent(
        workspace,
        (id, waiters) -> {
          waiters.remove(waiter);
          return waiters.isEmpty() ? null : waiters;
        });
  }

  private static void ask(Waiter waiter) {
    Standing standing = waiter.question.get();
    if (standing != null) waiter.answer.success(standing);
  }

  private boolean takePlace(UUID user) {
    boolean[] taken = new boolean[1];
    byUser.compute(
        user,
        (id, places) -> {
          int others = places == null ? 0 : places;
          taken[0] = others < perUser;
          return taken[0] ? Integer.valueOf(others + 1) : places;
        });
    return taken[0];
  }

  private void leavePlace(UUID user) {
    byUser.computeIfPresent(user, (id, places) -> places == 1 ? null : places - 1);
  }
}
