package io.marquee.identity.standing;

import io.marquee.identity.access.Role;
import io.marquee.identity.grant.GrantRole;
import io.marquee.identity.grant.Grants;
import io.marquee.identity.membership.Members;
import io.marquee.service.jobs.RecurringJob;
import io.marquee.tenancy.AcrossWorkspaces;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Permissions travel with memberships, grants and keys. When a release gives a role other ones, all
 * that were announced before are announced again, once, one workspace after another.
 */
@Component
class AnnounceRoles extends RecurringJob {

  private final Members members;
  private final Grants grants;
  private final AcrossWorkspaces across;
  private final JdbcClient jdbc;
  private final TransactionOperations transaction;

  AnnounceRoles(
      Members members,
      Grants grants,
      AcrossWorkspaces across,
      JdbcClient jdbc,
      TransactionOperations transaction) {
    super("announce-roles", Duration.ofMinutes(10));
    this.members = members;
    this.grants = grants;
    this.across = across;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public void run() {
    String now = fingerprint();
    List<String> announced =
        transaction.execute(
            status ->
                jdbc.sql("select fingerprint from announced_roles").query(String.class).list());
    if (announced.contains(now)) return;
    if (!announced.isEmpty()) announceAll();
    transaction.executeWithoutResult(status -> remember(now));
  }

  private void announceAll() {
    transaction.executeWithoutResult(status -> grants.announceAll());
    for (Tenant tenant : workspaces()) {
      CurrentWorkspace.run(
          tenant, () -> transaction.executeWithoutResult(status -> members.announceAll()));
    }
  }

  private List<Tenant> workspaces() {
    return across.read(
        sql ->
            sql.sql("select workspace_id, account_id from known_workspaces order by workspace_id")
                .query(Tenant.class)
                .list());
  }

  private void remember(String fingerprint) {
    jdbc.sql(
            """
            insert into announced_roles (id, fingerprint) values (1, :now)
            on conflict (id) do update set fingerprint = :now
            """)
        .param("now", fingerprint)
        .update();
  }

  /** What all roles allow, in few characters. */
  private static String fingerprint() {
    String roles =
        Stream.concat(
                Arrays.stream(Role.values())
                    .map(role -> role.code() + "=" + role.permissionCodes()),
                Arrays.stream(GrantRole.values())
                    .map(role -> role.code() + "=" + role.permissionCodes()))
            .collect(Collectors.joining(";"));
    return UUID.nameUUIDFromBytes(roles.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
