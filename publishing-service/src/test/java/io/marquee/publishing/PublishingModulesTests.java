package io.marquee.publishing;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class PublishingModulesTests {

  @Test
  void capabilitiesReachIntoEachOtherThroughPublicTypesOnly() {
    ApplicationModules.of(PublishingApplication.class).verify();
  }
}
