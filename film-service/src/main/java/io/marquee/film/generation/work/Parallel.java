package io.marquee.film.generation.work;

import io.marquee.tenancy.CurrentWorkspace;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Several pieces of one tenant's work at a time. After the first failure no other is begun, but
 * those that were go on to their end: what they make may be used another time.
 */
class Parallel {

  private Parallel() {}

  /** The results in the order of the work. */
  static <T> List<T> all(int atATime, List<Callable<T>> work) throws InterruptedException {
    var tenant = CurrentWorkspace.tenant();
    var waiting = new LinkedBlockingQueue<Runnable>();
    var executor =
        new ThreadPoolExecutor(
            atATime, atATime, 0, TimeUnit.SECONDS, waiting, Thread.ofVirtual().factory());
    try {
      var completion = new ExecutorCompletionService<T>(executor);
      var futures =
          work.stream()
              .map(piece -> completion.submit(() -> CurrentWorkspace.call(tenant, piece)))
              .toList();
      for (var count = 0; count < futures.size(); count++) completion.take().get();
      return futures.stream().map(Future::resultNow).toList();
    } catch (ExecutionException failed) {
      waiting.clear();
      throw unwrapped(failed);
    } catch (InterruptedException stopped) {
      executor.shutdownNow();
      throw stopped;
    } finally {
      // Waits; when interrupted meanwhile, it interrupts the work.
      executor.close();
    }
  }

  private static RuntimeException unwrapped(ExecutionException failed) throws InterruptedException {
    return switch (Objects.requireNonNull(failed.getCause())) {
      case RuntimeException exception -> exception;
      case InterruptedException interrupted -> throw interrupted;
      case Error error -> throw error;
      default -> new IllegalStateException(failed.getCause());
    };
  }
}
