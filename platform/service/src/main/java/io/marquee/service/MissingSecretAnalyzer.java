package io.marquee.service;

import io.marquee.tenancy.database.MissingSecret;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a missing secret into one sentence with the remedy instead of a stack trace. */
class MissingSecretAnalyzer extends AbstractFailureAnalyzer<MissingSecret> {

  @Override
  protected FailureAnalysis analyze(Throwable root, MissingSecret cause) {
    return new FailureAnalysis(
        "The secret " + cause.property() + " is not set, and secrets have no defaults.",
        "Set it in the environment, or put it into a file named "
            + cause.property()
            + " and point SPRING_CONFIG_IMPORT=configtree:<folder>/ at its folder.",
        cause);
  }
}
