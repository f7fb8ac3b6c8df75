package io.marquee.billing;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class BillingModulesTests {

  @Test
  void capabilitiesUseEachOtherInOneDirectionAndByTheirPublicTypes() {
    ApplicationModules.of(BillingApplication.class).verify();
  }
}
