package io.marquee.service;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Ends the process once the database is at the code's version: first of all that is started, so
 * before a port is opened, a topic made, a slot read or a job taken.
 */
class MigrateOnly implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(MigrateOnly.class);

  /** How the process ends; a test has another way. */
  interface Ending {
    void end();
  }

  private final Ending ending;

  MigrateOnly(Ending ending) {
    this.ending = ending;
  }

  @Override
  public void start() {
    log.info("The database is at the version of this code");
    ending.end();
  }

  @Override
  public void stop() {}

  @Override
  public boolean isRunning() {
    return false;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
