package io.marquee.bench;

/** A service that says and hears nothing, with its relay or without. */
record IdleService(Setup setup, boolean relay) implements Carrier {
  static final String WITH_RELAY = "idle-with-relay";
  static final String WITHOUT_RELAY = "idle-without-relay";

  @Override
  public void start() {
    Ours.service(setup, "marquee.events.relay=" + relay);
  }

  @Override
  public void stop() {}
}
