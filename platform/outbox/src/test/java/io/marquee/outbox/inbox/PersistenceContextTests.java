package io.marquee.outbox.inbox;

import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class PersistenceContextTests {
  private final EntityManagerFactory factory = mock();
  private final EntityManager manager = mock();

  @BeforeEach
  void begin() {
    TransactionSynchronizationManager.initSynchronization();
  }

  @AfterEach
  void end() {
    TransactionSynchronizationManager.clear();
    TransactionSynchronizationManager.unbindResourceIfPossible(factory);
  }

  @Test
  void writesBeforeItForgets() {
    TransactionSynchronizationManager.bindResource(factory, new EntityManagerHolder(manager));

    new PersistenceContext(factory).turnThePage();

    var order = inOrder(manager);
    order.verify(manager).flush();
    order.verify(manager).clear();
  }

  @Test
  void hasNothingToForgetInATransactionWithoutEntities() {
    TransactionSynchronizationManager.clear();

    new PersistenceContext(factory).turnThePage();

    verifyNoInteractions(manager);
  }
}
