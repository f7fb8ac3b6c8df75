package io.marquee.outbox;

import java.util.List;
import java.util.Optional;

/** The consumers of this service, as operators name them. */
public interface ConsumerCatalog {
  /** All of them, by name. */
  List<Entry> list();

  /** The one of that name. */
  default Optional<Entry> find(String name) {
    return list().stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /**
   * A consumer.
   *
   * @param name unique within the service
   * @param topic what it hears
   * @param order how it takes events out of order
   * @param replayable whether an operator's replay may let it hear again without being forced
   */
  record Entry(String name, String topic, Order order, boolean replayable) {}
}
