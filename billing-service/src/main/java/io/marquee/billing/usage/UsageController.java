package io.marquee.billing.usage;

import io.marquee.web.Requires;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Requires("billing:read")
class UsageController {

  private final SummarizeUsage summarizeUsage;

  UsageController(SummarizeUsage summarizeUsage) {
    this.summarizeUsage = summarizeUsage;
  }

  @GetMapping("/api/v1/w/{workspaceId}/usage")
  UsageSummary get() {
    return summarizeUsage.run();
  }
}
