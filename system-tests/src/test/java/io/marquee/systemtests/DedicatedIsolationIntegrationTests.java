package io.marquee.systemtests;

import org.junit.jupiter.api.AfterAll;

/** The same where the tables of each tenant lie in schemas of their own. */
class DedicatedIsolationIntegrationTests extends IsolationIntegrationTests {

  DedicatedIsolationIntegrationTests(Suite suite) {
    super(suite);
  }

  @Override
  String isolation() {
    return "dedicated";
  }

  /** The demo's tenant is used by other tests, too. */
  @AfterAll
  void goesBack() {
    Studio.move(owner, owned.workspace(), "shared");
  }
}
