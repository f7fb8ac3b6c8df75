package io.marquee.gateway.door;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The gateway does not start. What is said names the property and not its value, a secret. */
final class InternalTokenKeyUnusable extends IllegalStateException {

  private final String property;

  InternalTokenKeyUnusable(String property, String why) {
    super("The key " + property + " " + why + ".");
    this.property = property;
  }

  /** One clear sentence in place of a stack trace. */
  static final class Analyzer extends AbstractFailureAnalyzer<InternalTokenKeyUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable root, InternalTokenKeyUnusable cause) {
      String action =
          "Set " + cause.property + " to 32 random bytes in base64, as that service has.";
      return new FailureAnalysis(String.valueOf(cause.getMessage()), action, cause);
    }
  }
}
