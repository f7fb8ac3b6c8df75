package io.marquee.local;

/** Placeholder until the journey is written. */
record Demo(Suite suite) {
  void run(Arguments arguments) throws Exception {
    new Up(suite).inBackground();
  }
}
