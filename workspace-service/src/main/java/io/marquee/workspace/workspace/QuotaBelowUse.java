package io.marquee.workspace.workspace;

import io.marquee.web.InvalidRequest;
import java.math.BigDecimal;

/** Less storage than is in use already. */
class QuotaBelowUse extends InvalidRequest {

  QuotaBelowUse(BigDecimal usedGb) {
    super(
        "/storage_quota_gb",
        "quota_below_use",
        "The workspace uses %s GB already.".formatted(usedGb.toPlainString()));
  }
}
