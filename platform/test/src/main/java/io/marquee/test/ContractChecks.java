package io.marquee.test;

import io.marquee.outbox.EventHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Holds a service to its contracts after each class of tests, without a word in them: what the
 * tests made it say must be as its schema says, and, once, its listeners must bear every golden
 * sample.
 */
class ContractChecks implements TestExecutionListener {

  private static final Path SAID = Path.of("target", "said-events.txt");
  private static final Map<ApplicationContext, Long> CHECKED =
      Collections.synchronizedMap(new WeakHashMap<>());
  private static final Set<String> REHEARSED = ConcurrentHashMap.newKeySet();

  @Override
  public void afterTestClass(TestContext test) {
    // A context that did not start has said nothing.
    if (!test.hasApplicationContext()) return;
    ApplicationContext context = test.getApplicationContext();
    String service = context.getEnvironment().getRequiredProperty("marquee.service");
    List<String> breaches = new ArrayList<>(breachesOfWhatWasSaid(context));
    if (REHEARSED.add(service)) breaches.addAll(new Rehearsal(context).failures());
    if (!breaches.isEmpty()) {
      throw new AssertionError(
          "%s does not keep to the contracts:\n  %s"
              .formatted(service, String.join("\n  ", breaches)));
    }
  }

  private static List<String> breachesOfWhatWasSaid(ApplicationContext context) {
    var breaches = new ArrayList<String>();
    var said = new TreeSet<String>();
    for (var row :
        context
            .getBean(TestDatabase.class)
            .rows(
                "select seq, type, payload from service.outbox where seq > ? order by seq",
                CHECKED.getOrDefault(context, -1L))) {
      String type = String.valueOf(row.get("type"));
      CHECKED.put(context, (Long) Objects.requireNonNull(row.get("seq")));
      if (type.equals(EventHeaders.TOMBSTONE)) continue;
      said.add(type);
      breaches.addAll(EventSchemas.breaches(type, String.valueOf(row.get("payload"))));
    }
    remember(said);
    return breaches;
  }

  /** For the house's rule that every event is said in some test. */
  private static void remember(Set<String> said) {
    try {
      if (Files.exists(SAID)) said.addAll(Files.readAllLines(SAID));
      Files.createDirectories(SAID.getParent());
      Files.write(SAID, said);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
