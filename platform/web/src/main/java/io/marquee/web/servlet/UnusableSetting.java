package io.marquee.web.servlet;

/** A setting without which the service cannot serve. Says what is wrong, never the value. */
class UnusableSetting extends IllegalStateException {
  UnusableSetting(String property, String fault) {
    super(property + " " + fault);
  }
}
