package io.marquee.gateway.tls;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The gateway does not start: no browser would believe what it shows. */
final class CertificateUnusable extends IllegalStateException {

  private final String remedy;

  CertificateUnusable(String why, String remedy) {
    super(why);
    this.remedy = remedy;
  }

  /** One clear sentence in place of a stack trace. */
  static final class Analyzer extends AbstractFailureAnalyzer<CertificateUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable root, CertificateUnusable cause) {
      return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy, cause);
    }
  }
}
