package io.marquee.web.servlet;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** One sentence instead of a stack trace. */
class UnusableSettingAnalyzer extends AbstractFailureAnalyzer<UnusableSetting> {
  @Override
  protected FailureAnalysis analyze(Throwable root, UnusableSetting cause) {
    return new FailureAnalysis(
        cause.getMessage() + ".",
        "Set it in the environment, or put it into a file of that name in a folder that"
            + " SPRING_CONFIG_IMPORT=configtree:<folder>/ names.",
        cause);
  }
}
