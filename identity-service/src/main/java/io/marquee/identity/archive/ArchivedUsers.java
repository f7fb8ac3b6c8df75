package io.marquee.identity.archive;

import io.marquee.service.archive.ArchiveQuery;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who a workspace's members are: elsewhere they are found by their addresses. */
@Configuration(proxyBeanMethods = false)
class ArchivedUsers {

  @Bean
  ArchiveQuery namesOfMembers() {
    return new ArchiveQuery(
        "users",
        """
        select u.id, u.email, u.full_name, u.locale from service.users u
         where u.id in (select m.user_id from shared.memberships m where m.workspace_id = :workspace)
        """);
  }
}
