package io.marquee.outbox.chaos;

import io.marquee.outbox.chaos.ReplicaMain.Kind;
import io.marquee.outbox.kafka.KafkaClients;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

/**
 * A promise broken on purpose, to see that the checkers notice. The product has no switch for it:
 * changed copies of its classes lie before the others on the replicas' class path, or a trigger
 * lies in the database.
 */
enum Sabotage {
  NONE(),

  /** The inbox forgets what it has heard. */
  INBOX(Finding.Kind.TWICE) {
    @Override
    void spoil(Stage stage) {
      // Afterwards, so that the insertion itself answers as it should.
      stage.execute(
          Kind.HEARER,
          """
          create function service.chaos_forget() returns trigger language plpgsql security definer as $$
          begin
            delete from service.inbox
             where event_id = new.event_id and consumer = new.consumer and generation = new.generation;
            return null;
          end $$;
          create trigger chaos_forget after insert on service.inbox
            for each row execute function service.chaos_forget();
          """);
    }
  },

  /**
   * The relay takes a record for sent when it is only queued, and consumers keep their place before
   * they have done anything.
   */
  ACK(Finding.Kind.LOST) {
    @Override
    void change(Path classes) throws IOException {
      weave(classes, KafkaClients.class.getName(), "producer", Haste.Producing.class);
      weave(
          classes,
          "org.apache.kafka.clients.consumer.KafkaConsumer",
          "poll",
          Haste.Consuming.class);
    }
  },

  /** Nobody looks whether another one leads by now. */
  FENCE(Finding.Kind.TWO_LEADERS) {
    @Override
    void change(Path classes) throws IOException {
      weave(classes, "io.marquee.outbox.relay.Leadership", "check", Skipped.class);
      weave(classes, "org.postgresql.jdbc.PgConnection", "prepareStatement", AnyEpoch.class);
    }
  },

  /** What the stream has lost, nobody misses; {@link Fault.Action#FORGET} makes it lose some. */
  RECONCILER(Finding.Kind.LOST, Finding.Kind.STUCK) {
    @Override
    void change(Path classes) throws IOException {
      String reconciler = "io.marquee.outbox.relay.Reconciler";
      for (String method : List.of("step", "passed", "catchUp")) {
        weave(classes, reconciler, method, Skipped.class);
      }
    }
  };

  private final Set<Finding.Kind> shows;

  Sabotage(Finding.Kind... shows) {
    this.shows = Set.of(shows);
  }

  /** Whether a round found what this leads to; any other finding is no proof. */
  boolean isCaughtBy(Verdict verdict) {
    return verdict.counts().keySet().stream().anyMatch(shows::contains);
  }

  /** Changes classes of the replicas. */
  void change(Path classes) throws IOException {}

  /** Changes the databases. */
  void spoil(Stage stage) {}

  /** The class path of the replicas. */
  String classPath(Path folder) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("sabotage"));
    change(classes);
    return classes + File.pathSeparator + System.getProperty("java.class.path");
  }

  /** Lays a changed copy of a class before the others; refuses to do nothing. */
  private static void weave(Path classes, String name, String method, Class<?> advice)
      throws IOException {
    ClassFileLocator changedFirst =
        new ClassFileLocator.Compound(
            new ClassFileLocator.ForFolder(classes.toFile()),
            ClassFileLocator.ForClassLoader.ofSystemLoader());
    var type = TypePool.Default.of(changedFirst).describe(name).resolve();
    if (type.getDeclaredMethods().filter(ElementMatchers.named(method)).isEmpty()) {
      throw new IllegalStateException("%s has no %s to sabotage".formatted(name, method));
    }
    new ByteBuddy()
        .redefine(type, changedFirst)
        .visit(Advice.to(advice).on(ElementMatchers.named(method)))
        .make()
        .saveIn(classes.toFile());
  }

  /** Leaves out a method. */
  static final class Skipped {
    private Skipped() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean skip() {
      return true;
    }
  }

  /** Lets statements that hold for one epoch hold for each. */
  static final class AnyEpoch {
    private AnyEpoch() {}

    @Advice.OnMethodEnter
    static void rewrite(@Advice.Argument(value = 0, readOnly = false) String sql) {
      sql = sql.replace("where epoch = ?", "where ?::bigint is not null");
    }
  }
}
