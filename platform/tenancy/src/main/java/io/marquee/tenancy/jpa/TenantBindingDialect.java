package io.marquee.tenancy.jpa;

import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.transaction.TransactionDefinition;

/**
 * Tells the database, in one statement at the start of every transaction, whose rows it may see.
 * The settings are local to the transaction, so a pooled connection carries nothing over. A
 * workspace's shared advisory lock is taken in the same statement: moving a workspace takes it
 * exclusively and so waits for, and holds off, its writers.
 */
class TenantBindingDialect extends HibernateJpaDialect {

  private static final String BIND =
      "select set_config('app.workspace_id', ?, true), set_config('app.account_id', ?, true)";
  private static final String BIND_AND_LOCK = BIND + ", pg_advisory_xact_lock_shared(?)";

  @Override
  public Object beginTransaction(EntityManager entityManager, TransactionDefinition definition)
      throws PersistenceException, SQLException {
    Object transaction = super.beginTransaction(entityManager, definition);
    Tenant tenant = CurrentWorkspace.tenant();
    entityManager.unwrap(Session.class).doWork(connection -> bind(connection, tenant));
    return transaction;
  }

  private static void bind(Connection connection, Tenant tenant) throws SQLException {
    UUID workspace = tenant.workspaceId();
    try (PreparedStatement statement =
        connection.prepareStatement(workspace == null ? BIND : BIND_AND_LOCK)) {
      statement.setString(1, text(workspace));
      statement.setString(2, text(tenant.accountId()));
      if (workspace != null) statement.setLong(3, lockOf(workspace));
      statement.execute();
    }
  }

  /** The low half of a UUIDv7 is random, so it serves as the lock's number. */
  private static long lockOf(UUID workspace) {
    return workspace.getLeastSignificantBits();
  }

  private static String text(@Nullable UUID id) {
    return id == null ? "" : id.toString();
  }
}
