package io.marquee.billing.entitlements;

import io.marquee.web.Requires;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Requires("billing:read")
class EntitlementsController {

  private final CurrentEntitlements entitlements;

  EntitlementsController(CurrentEntitlements entitlements) {
    this.entitlements = entitlements;
  }

  @GetMapping("/api/v1/w/{workspaceId}/entitlements")
  Entitlements get() {
    return entitlements.get();
  }
}
