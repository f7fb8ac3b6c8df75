package io.marquee.outbox.inbox;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;

/**
 * Keeps what JPA remembers of one event from the next one of the same transaction: each finds what
 * the former one wrote, and fails for its own reasons.
 */
class PersistenceContext {
  private final @Nullable EntityManagerFactory factory;

  PersistenceContext(@Nullable EntityManagerFactory factory) {
    this.factory = factory;
  }

  /** Writes what is to be written, and forgets. */
  void turnThePage() {
    if (factory == null) return;
    EntityManager manager = EntityManagerFactoryUtils.getTransactionalEntityManager(factory);
    if (manager == null) return;
    manager.flush();
    manager.clear();
  }
}
