package io.marquee.identity.apikey;

import io.marquee.tenancy.Tenant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whose a key is, for somebody who knows its id only. It never forgets one: ids are not reused. */
@Repository
public class KeyDirectory {

  private final JdbcClient jdbc;

  KeyDirectory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void add(ApiKey.Id id, UUID workspace, UUID account) {
    jdbc.sql("insert into api_key_directory (key_id, workspace_id, account_id) values (?, ?, ?)")
        .params(id.value(), workspace, account)
        .update();
  }

  /**
   * A key's workspace.
   *
   * @param id the key's id, perhaps made up
   * @return the tenant to bind, or empty when there is no such key
   */
  @Transactional(readOnly = true)
  public Optional<Tenant> find(UUID id) {
    return jdbc.sql("select workspace_id, account_id from api_key_directory where key_id = ?")
        .param(id)
        .query(Tenant.class)
        .optional();
  }
}
