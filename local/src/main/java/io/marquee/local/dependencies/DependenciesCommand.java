package io.marquee.local.dependencies;

import io.marquee.local.home.Refusal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * {@code ./run dependencies}: every library that the services run with, and with {@code --osv} what
 * is known to be wrong with them and until when it must be gone.
 */
public final class DependenciesCommand {

  /** Nothing is overdue. */
  public static final int GOOD = 0;

  /** The policy is broken. */
  public static final int OVERDUE = 1;

  /** It could not be looked at. */
  public static final int WRONG_USE = 2;

  private final Path repository;
  private final LocalDate today;
  private final PrintStream out;
  private final PrintStream err;

  public DependenciesCommand(Path repository, LocalDate today, PrintStream out, PrintStream err) {
    this.repository = repository;
    this.today = today;
    this.out = out;
    this.err = err;
  }

  /**
   * Lists, and judges.
   *
   * @param words none
   * @param options {@code osv}: a zip or folder of advisories
   * @return the exit code
   */
  public int run(List<String> words, Map<String, String> options) {
    try {
      if (!words.isEmpty()) {
        throw new Refusal(
            "dependencies knows no \"%s\".".formatted(String.join(" ", words)),
            "Use: ./run dependencies [--osv FILE.zip]");
      }
      var libraries = Sboms.read(repository);
      libraries.forEach((library, modules) -> out.println(library + "  " + names(modules)));
      out.printf("%,d libraries%n", libraries.size());
      String osv = options.get("osv");
      if (osv == null) {
        out.println("weaknesses NOT CHECKED: give --osv, the advisories of osv.dev");
        return GOOD;
      }
      return judge(libraries, Advisories.read(Path.of(osv)));
    } catch (Refusal refusal) {
      err.println("marquee: " + refusal.getMessage());
      return WRONG_USE;
    }
  }

  private int judge(SortedMap<Library, SortedSet<String>> libraries, List<Advisory> advisories) {
    int found = 0;
    int overdue = 0;
    for (var each : libraries.entrySet())
      for (Advisory advisory : advisories) {
        if (!advisory.concerns(each.getKey())) continue;
        LocalDate due = advisory.due(each.getKey());
        boolean late = today.isAfter(due);
        found++;
        if (late) overdue++;
        out.printf(
            "%s  %s: %s (%s, published %s), due %s, in %s%n",
            late ? "OVERDUE" : "WEAK   ",
            each.getKey(),
            advisory.id(),
            advisory.severity(),
            advisory.published(),
            due,
            names(each.getValue()));
      }
    out.printf(
        "%,d advisories looked through: %d concern us, %d overdue%n",
        advisories.size(), found, overdue);
    return overdue == 0 ? GOOD : OVERDUE;
  }

  private static String names(SortedSet<String> modules) {
    return String.join(", ", modules);
  }
}
