package io.marquee.outbox.relay;

/** Another relay leads by now, or may: this one must not go on. */
class LeaseLost extends RuntimeException {
  LeaseLost() {
    super("another relay of this service may have taken over");
  }
}
