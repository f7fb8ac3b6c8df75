package io.marquee.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningProcessTests {
  private static final String MARK = "marquee.part=sleeper";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Process child;

  @BeforeEach
  void aProcessThatSleeps() throws IOException {
    var command = List.of("sh", "-c", "sleep 60; : " + MARK);
    child = new Launch(command, Map.of(), MARK).process(folder.resolve("log"));
  }

  @AfterEach
  void endIt() {
    child.descendants().forEach(ProcessHandle::destroyForcibly);
    child.destroyForcibly();
  }

  @Test
  void isFoundAgainByItsFile() throws IOException {
    var process = RunningProcess.of(child.pid(), MARK);
    process.write(file());

    assertThat(RunningProcess.find(file())).contains(process);
  }

  @Test
  void isNotAnotherThatHasItsNumber() throws IOException {
    var process = RunningProcess.of(child.pid(), MARK);

    new RunningProcess(process.pid(), "another birth", MARK).write(file());
    assertThat(RunningProcess.find(file())).isEmpty();

    new RunningProcess(process.pid(), process.birth(), "another mark").write(file());
    assertThat(RunningProcess.find(file())).isEmpty();
  }

  @Test
  void isNotFoundInAFileThatIsDamagedOrAbsent() throws IOException {
    assertThat(RunningProcess.find(file())).isEmpty();

    for (String damaged : List.of("", "pid=", "pid=x\nmark=m", "pid=" + child.pid(), "\\u00")) {
      Files.writeString(file(), damaged);
      assertThat(RunningProcess.find(file())).isEmpty();
    }
  }

  @Test
  void getsNoSignalOnceItIsAnother() throws Exception {
    var process = RunningProcess.of(child.pid(), MARK);
    var stranger = new RunningProcess(process.pid(), "another birth", MARK);

    assertThat(Ending.end(stranger, "KILL", Duration.ofSeconds(1))).isTrue();

    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void isForcedWhenItDoesNotGo() throws Exception {
    var deaf = List.of("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done; : " + MARK);
    Path log = folder.resolve("deaf");
    Process process = new Launch(deaf, Map.of(), MARK).process(log);
    org.awaitility.Awaitility.await().atMost(PATIENCE).until(() -> Files.size(log) > 0);

    var running = RunningProcess.of(process.pid(), MARK);

    assertThat(Ending.end(running, "TERM", Duration.ofMillis(300))).isFalse();
    assertThat(Ending.gone(running, PATIENCE)).isTrue();
  }

  @Test
  void isMeasuredWithItsChildren() {
    Usage me = Usage.of(ProcessHandle.current().pid());

    assertThat(me.memory()).isGreaterThan(10_000_000);
    assertThat(me.cpuSeconds()).isPositive();
    assertThat(me.memory()).isGreaterThan(Usage.ofOne(child.pid()).memory());
  }

  private Path file() {
    return folder.resolve("sleeper.pid");
  }
}
