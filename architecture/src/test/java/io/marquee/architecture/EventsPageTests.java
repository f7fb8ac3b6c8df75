package io.marquee.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.Contracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventsPageTests {

  private static final Path PAGE = House.root().resolve("architecture/EVENTS.md");

  @Test
  void thePageSaysWhatTheClassesDo() throws IOException {
    String page = EventsPage.write();
    if (Boolean.getBoolean("contracts.write")) Files.writeString(PAGE, page);

    assertThat(PAGE)
        .as("architecture/EVENTS.md is out of date; ./run contracts writes it anew")
        .hasContent(page);
  }

  @Test
  void everyEventIsAnnouncedByTheServiceOfItsTopic() {
    for (var topic : Contracts.topics()) {
      String named = Contracts.topicOf(topic).split("\\.")[0];
      for (var event : Contracts.recordsOf(topic)) {
        var announcers = assertThat(Topology.announcers(event)).as("who announces %s", event);
        announcers.isNotEmpty();
        if (House.SERVICES.contains(named)) {
          announcers.allSatisfy(place -> assertThat(place).startsWith(named + " · "));
        } else {
          assertThat(Topology.announcingServices(event))
              .as("a topic that is no service's is one of several: %s", event)
              .hasSizeGreaterThan(1);
        }
      }
    }
  }
}
