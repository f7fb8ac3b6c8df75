package io.marquee.outbox.relay;

/** The stream ended although it should not have. */
class StreamBroken extends Exception {
  StreamBroken(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
