package io.marquee.outbox.chaos;

import io.marquee.events.workspace.ProjectCreated;
import io.marquee.outbox.Outbox;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says things: short transactions and long ones, of one event or several, about one aggregate or
 * several, of which some are taken back. It writes down what was acknowledged: {@code A} and the
 * ids of the events; {@code R} for what was taken back; nothing when the answer is not known.
 */
final class Load {
  private static final int SPEAKERS = 3;
  private static final int HOT = 3;
  private static final int COLD = 30;

  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final ReplicaMain.Journal journal;
  private volatile CountDownLatch rest = new CountDownLatch(1);
  private final Tenant tenant =
      Tenant.workspace(id("workspace"), id("account")); // one, since order is per aggregate

  Load(ApplicationContext context, ReplicaMain.Journal journal) {
    this.outbox = context.getBean(Outbox.class);
    this.transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    this.journal = journal;
  }

  /** Understands {@code speak ROUND SEED} and {@code rest}. */
  void obey(String line) {
    String[] words = line.split(" ", -1);
    rest.countDown();
    if (words[0].equals("rest")) return;
    var untilThen = new CountDownLatch(1);
    rest = untilThen;
    int round = Integer.parseInt(words[1]);
    long seed = Long.parseLong(words[2]);
    Thread.ofPlatform().daemon().start(() -> run(round, seed, untilThen));
  }

  private void run(int round, long seed, CountDownLatch end) {
    var done = new CountDownLatch(SPEAKERS + 2);
    for (int n = 0; n < SPEAKERS; n++) {
      var random = new Random(seed + n);
      begin(done, () -> speak(round, random, end));
    }
    begin(done, () -> speakSlowly(round, new Random(seed - 1), end));
    begin(done, () -> speakAlone(round, seed, end));
    try {
      done.await();
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
    journal.write("DONE " + round);
  }

  private void begin(CountDownLatch done, Runnable work) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                work.run();
              } catch (Throwable broken) {
                journal.write("BROKEN " + broken);
              } finally {
                done.countDown();
              }
            });
  }

  private void speak(int round, Random random, CountDownLatch end) {
    do {
      int kind = random.nextInt(100);
      int events = kind < 55 ? 1 : 2 + random.nextInt(5);
      List<UUID> keys = new ArrayList<>();
      UUID one = key(round, random);
      for (int n = 0; n < events; n++) keys.add(kind < 75 ? one : key(round, random));
      attempt(keys, random.nextInt(100) < 10, null);
    } while (!passed(end, 20 + random.nextInt(60)));
  }

  /** Of what nobody else speaks, whose locks a stopped process would hold: there is always news. */
  private void speakAlone(int round, long seed, CountDownLatch end) {
    UUID own = id(round + "/alone/" + seed);
    do {
      attempt(List.of(own), false, null);
    } while (!passed(end, 100));
  }

  /** Stays open from before the first fault until after the load. */
  private void speakSlowly(int round, Random random, CountDownLatch end) {
    UUID own = id(round + "/slow/" + random.nextLong());
    attempt(List.of(own, own, own), random.nextInt(100) < 30, end);
    attempt(List.of(own), false, null);
  }

  private static final class TakenBack extends RuntimeException {
    TakenBack() {
      super("as planned", null, false, false);
    }
  }

  private void attempt(List<UUID> keys, boolean takeBack, @Nullable CountDownLatch openUntil) {
    List<UUID> said = new ArrayList<>();
    try {
      CurrentWorkspace.run(
          tenant,
          () ->
              transaction.executeWithoutResult(
                  status -> {
                    for (int n = 0; n < keys.size(); n++) {
                      if (openUntil != null && n == keys.size() - 1) passed(openUntil, 60_000);
                      said.add(
                          outbox.append(new ProjectCreated(keys.get(n), null, "x", "campaign")));
                    }
                    if (takeBack) throw new TakenBack();
                  }));
      journal.write("A " + listed(said));
    } catch (TakenBack planned) {
      journal.write("R " + listed(said));
    } catch (RuntimeException failed) {
      // Whether it was committed, the table tells.
      journal.write("U " + listed(said));
    }
  }

  /** Whether the moment came within a time. */
  private static boolean passed(CountDownLatch moment, long millis) {
    try {
      return moment.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String listed(List<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
  }

  /** One of few that everybody speaks of in all rounds, or one of many of this round. */
  private static UUID key(int round, Random random) {
    return random.nextInt(100) < 30
        ? id("hot/" + random.nextInt(HOT))
        : id(round + "/" + random.nextInt(COLD));
  }

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
