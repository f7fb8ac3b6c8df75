package io.marquee.notification;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class NotificationModulesTests {

  @Test
  void capabilitiesReachIntoEachOtherThroughPublicTypesOnly() {
    ApplicationModules.of(NotificationApplication.class).verify();
  }
}
