package io.marquee.local;

import io.marquee.local.status.StatusTable;
import io.marquee.local.status.SuiteStatus;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Shows how the suite is, to people or to programs. */
record Status(Suite suite) {
  void run(boolean json) throws Exception {
    if (!json) suite.cleanUp();
    SuiteStatus status = measure();
    if (json) {
      System.out.println(
          JsonMapper.builder()
              .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
              .build()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(status));
    } else {
      StatusTable.render(status).forEach(System.out::println);
    }
  }

  SuiteStatus measure() {
    return SuiteStatus.measure(suite.home(), suite.parts(), suite.state(), suite.launcher());
  }
}
