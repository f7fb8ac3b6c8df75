package io.marquee.workspace;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class WorkspaceModulesTests {

  @Test
  void capabilitiesReachIntoEachOtherThroughPublicTypesOnly() {
    ApplicationModules.of(WorkspaceApplication.class).verify();
  }
}
