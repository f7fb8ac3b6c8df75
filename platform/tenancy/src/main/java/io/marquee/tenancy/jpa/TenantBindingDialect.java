package io.marquee.tenancy.jpa;

import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.tenancy.WorkspaceUnavailable;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.hibernate.Session;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.transaction.TransactionDefinition;

/**
 * Tells the database, in one statement at the start of every transaction, whose rows it may see.
 * The database looks up where those rows lie and holds the workspace there until the transaction
 * ends. All of it is local to the transaction, so a pooled connection carries nothing over.
 */
class TenantBindingDialect extends HibernateJpaDialect {

  private static final String BIND = "select service.bind_tenant(?, ?)";

  @Override
  public Object beginTransaction(EntityManager entityManager, TransactionDefinition definition)
      throws PersistenceException, SQLException {
    Object transaction = super.beginTransaction(entityManager, definition);
    Tenant tenant = CurrentWorkspace.tenant();
    entityManager.unwrap(Session.class).doWork(connection -> bind(connection, tenant));
    return transaction;
  }

  private static void bind(Connection connection, Tenant tenant) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BIND)) {
      statement.setObject(1, tenant.workspaceId(), java.sql.Types.OTHER);
      statement.setObject(2, tenant.accountId(), java.sql.Types.OTHER);
      statement.execute();
    } catch (SQLException refused) {
      throw WorkspaceUnavailable.of(refused).orElseThrow(() -> refused);
    }
  }
}
