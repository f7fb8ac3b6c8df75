package io.marquee.gateway.door;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * The first step of an orderly end: for a while the gateway is not ready, but serves on, and closes
 * each connection with its next answer. So whoever balances the load has gone elsewhere before the
 * port closes, and no client writes into a connection that is being closed.
 */
final class Departure implements SmartLifecycle {

  private final ApplicationContext context;
  private final Duration farewell;
  private volatile boolean running;
  private volatile boolean begun;

  Departure(ApplicationContext context, Duration farewell) {
    this.context = context;
    this.farewell = farewell;
  }

  boolean hasBegun() {
    return begun;
  }

  @Override
  public void start() {
    begun = false;
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public void stop(Runnable callback) {
    begun = true;
    AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
    CompletableFuture.delayedExecutor(farewell.toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              running = false;
              callback.run();
            });
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server stops taking requests. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
