package io.marquee.local.supervisor;

import io.marquee.local.process.Launch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A part whose process does nothing, and that tells what is done with it. */
record SleepingPart(
    String name,
    Set<String> needs,
    String script,
    Duration preparation,
    String mark,
    List<String> told)
    implements Part {

  static SleepingPart named(String name, List<String> told) {
    String script = "trap 'exit 0' TERM; while :; do sleep 0.05; done";
    return new SleepingPart(
        name, Set.of(), script, Duration.ZERO, name + "@" + UUID.randomUUID(), told);
  }

  SleepingPart needing(String need) {
    return new SleepingPart(name, Set.of(need), script, preparation, mark, told);
  }

  SleepingPart running(String script) {
    return new SleepingPart(name, needs, script, preparation, mark, told);
  }

  SleepingPart preparing(Duration time) {
    return new SleepingPart(name, needs, script, time, mark, told);
  }

  @Override
  public List<Integer> ports() {
    return List.of();
  }

  @Override
  public void prepare() throws InterruptedException {
    new CountDownLatch(1)
        .await(
            preparation.toMillis(),
            TimeUnit.MILLISECONDS); // work that takes its time, and can be interrupted
  }

  @Override
  public void rehearse() {
    told.add(name + " rehearsed");
  }

  @Override
  public Launch launch() {
    told.add(name + " launched");
    return new Launch(List.of("sh", "-c", script + "; : " + mark), Map.of(), mark);
  }

  @Override
  public boolean answers() {
    return !script.contains("exit 3");
  }

  @Override
  public void furnish() {
    told.add(name + " furnished");
  }

  /** Asked for when the parts that need it are gone. */
  @Override
  public String endSignal() {
    told.add(name + " gone");
    return "TERM";
  }
}
