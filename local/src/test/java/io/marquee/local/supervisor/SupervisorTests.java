package io.marquee.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.marquee.local.home.Home;
import io.marquee.local.home.Refusal;
import io.marquee.local.process.Ending;
import io.marquee.local.process.RunningProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTests {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir Path folder;

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  @SuppressWarnings("NullAway.Init")
  private Home home;

  @SuppressWarnings("NullAway.Init")
  private Supervisor supervisor;

  @BeforeEach
  void aHome() {
    home = new Home(folder, folder.resolve("home"));
    home.open();
  }

  @AfterEach
  void stop() {
    supervisor.stop();
  }

  @Test
  void startsPartsOnceTheirNeedsAnswerAndEndsThemBackwards() {
    var ground = SleepingPart.named("ground", told);
    var house = SleepingPart.named("house", told).needing("ground");
    supervisor = new Supervisor(home, List.of(house, ground), 0);

    supervisor.start((part, seconds) -> told.add(part + " is up"));
    assertThat(state().isHealthy()).isTrue();
    supervisor.stop();

    assertThat(told)
        .containsSubsequence(
            "ground furnished", "house rehearsed", "house launched", "house is up");
    assertThat(told.indexOf("house gone")).isLessThan(told.indexOf("ground gone"));
    assertThat(process("ground")).isEmpty();
  }

  @Test
  void startsAgainWhatIsKilled() throws Exception {
    supervisor = new Supervisor(home, List.of(SleepingPart.named("house", told)), 0);
    supervisor.start((part, seconds) -> {});
    RunningProcess first = process("house").orElseThrow();

    Ending.signal(first, "KILL");

    await()
        .atMost(PATIENCE)
        .until(() -> process("house").filter(it -> it.pid() != first.pid()).isPresent());
    assertThat(state().restarts("house")).isEqualTo(1);
    assertThat(told.stream().filter("house furnished"::equals)).hasSize(1);
  }

  @Test
  void givesUpAndEndsEverythingWhenAPartNeverComesUp() {
    var ground = SleepingPart.named("ground", told);
    var broken = SleepingPart.named("broken", told).needing("ground").running("echo no; exit 3");
    supervisor = new Supervisor(home, List.of(ground, broken), 0);

    assertThatThrownBy(() -> supervisor.start((part, seconds) -> {}))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("broken ended with exit code 3")
        .hasMessageContaining("no")
        .hasMessageContaining("./run logs broken");

    assertThat(process("ground")).isEmpty();
    assertThat(state().failure()).isPresent();
  }

  @Test
  void leavesNoPartBehindWhenItIsStoppedWhileOneStillPrepares() throws Exception {
    var slow = SleepingPart.named("slow", told).preparing(Duration.ofMinutes(1));
    supervisor = new Supervisor(home, List.of(slow, SleepingPart.named("quick", told)), 0);
    Thread.startVirtualThread(() -> supervisor.start((part, seconds) -> {}));
    await().atMost(PATIENCE).until(() -> process("quick").isPresent());

    supervisor.stop();

    assertThat(process("quick")).isEmpty();
    assertThat(told).doesNotContain("slow launched");
  }

  private SuiteState state() {
    return SuiteState.read(home.run("state.properties")).orElseThrow();
  }

  private java.util.Optional<RunningProcess> process(String part) {
    return RunningProcess.find(home.run(part + ".pid"));
  }
}
