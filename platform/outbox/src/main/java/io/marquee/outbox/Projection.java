package io.marquee.outbox;

import java.util.List;
import java.util.Set;

/**
 * Tenant tables that are nothing but what listeners heard, so that they can be thrown away and
 * filled anew. A bean of it makes the projection rebuildable:
 *
 * <pre>{@code
 * @Bean
 * Projection statistics() {
 *   return new Projection("statistics", List.of(Projection.table("totals")), List.of("film-statistics"));
 * }
 * }</pre>
 *
 * All listeners that write to the tables are named, and they write to nothing else. A listener of a
 * compacted topic is LATEST; one of any other topic also handles the topic's {@link
 * io.marquee.events.Snapshot}, as if the earlier events of the aggregate came at once.
 *
 * @param name unique within the service
 * @param tables in the order of their references: who is referred to comes first
 * @param consumers the listeners' names
 */
public record Projection(String name, List<Table> tables, List<String> consumers) {
  public Projection {
    tables = List.copyOf(tables);
    consumers = List.copyOf(consumers);
  }

  /**
   * A table of the projection.
   *
   * @param name without a schema
   * @param ignored columns that tell of the hearing and not of facts; not compared
   */
  public record Table(String name, Set<String> ignored) {
    public Table {
      ignored = Set.copyOf(ignored);
    }
  }

  /** A table of which all columns are compared, but those that are named. */
  public static Table table(String name, String... ignored) {
    return new Table(name, Set.of(ignored));
  }
}
