package io.marquee.outbox.inbox;

/** The service's database cannot be reached: the event comes again until it can. */
class DatabaseAway extends RuntimeException {
  DatabaseAway(Throwable cause) {
    super("the database cannot be reached: " + cause.getMessage(), cause);
  }
}
