package io.marquee.web.idempotency;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * Forgets old answers in the background, in every replica: the sweeps do not disturb each other.
 */
class IdempotencySweeper implements InitializingBean, DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(IdempotencySweeper.class);
  private static final int MINUTES = 10;

  private final IdempotencyKeys keys;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("idempotency-sweeper").factory());

  IdempotencySweeper(IdempotencyKeys keys) {
    this.keys = keys;
  }

  @Override
  public void afterPropertiesSet() {
    timer.scheduleWithFixedDelay(this::sweep, MINUTES, MINUTES, TimeUnit.MINUTES);
  }

  private void sweep() {
    try {
      keys.sweep();
    } catch (RuntimeException failed) {
      log.warn("Old idempotency keys could not be swept; trying again in {} min", MINUTES, failed);
    }
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
  }
}
