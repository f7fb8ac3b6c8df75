package io.marquee.architecture.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaManifestsTests {

  @Test
  void theClusterKnowsWhoSaysAndHearsWhat() throws IOException {
    for (Map.Entry<Path, String> file : KafkaManifests.all().entrySet()) {
      if (Boolean.getBoolean("contracts.write")) {
        Files.writeString(file.getKey(), file.getValue());
      }
      assertThat(file.getKey())
          .as(file.getKey() + " is out of date; ./run contracts writes it anew")
          .hasContent(file.getValue());
    }
  }
}
