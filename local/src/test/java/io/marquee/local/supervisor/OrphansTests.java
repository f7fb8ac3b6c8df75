package io.marquee.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.local.home.Home;
import io.marquee.local.process.RunningProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTests {
  @TempDir Path folder;

  @Test
  void areEndedBackwardsAndForgotten() throws Exception {
    var home = new Home(folder, folder.resolve("home"));
    home.open();
    List<Part> parts =
        List.of(
            SleepingPart.named("ground", new ArrayList<>()),
            SleepingPart.named("house", new ArrayList<>()).needing("ground"),
            SleepingPart.named("never started", new ArrayList<>()));
    var ground = start(home, parts.get(0));
    var house = start(home, parts.get(1));

    List<String> ended = new Orphans(home, parts).end();

    assertThat(ended).containsExactly("house", "ground");
    assertThat(List.of(ground, house)).noneMatch(RunningProcess::isAlive);
    assertThat(home.run("house.pid")).doesNotExist();
    assertThat(new Orphans(home, parts).end()).isEmpty();
  }

  private static RunningProcess start(Home home, Part part) throws Exception {
    var process = part.launch().start(home.log(part.name()));
    process.write(home.run(part.name() + ".pid"));
    return process;
  }
}
