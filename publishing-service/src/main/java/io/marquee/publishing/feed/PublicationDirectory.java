package io.marquee.publishing.feed;

import io.marquee.publishing.post.Post;
import io.marquee.publishing.socialaccount.ReconnectFeed;
import io.marquee.publishing.workspace.KnownWorkspace;
import io.marquee.publishing.workspace.KnownWorkspaces;
import io.marquee.tenancy.CurrentWorkspace;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The part of the directory that turns a publication's public address into a tenant. */
@Repository
@Transactional
class PublicationDirectory {

  private final JdbcClient jdbc;
  private final KnownWorkspaces workspaces;

  PublicationDirectory(JdbcClient jdbc, KnownWorkspaces workspaces) {
    this.jdbc = jdbc;
    this.workspaces = workspaces;
  }

  /** In the transaction in which a post appears on the feed. */
  @EventListener
  void on(Post.Published event) {
    if (!event.platform().equals(FeedItems.PLATFORM)) return;
    jdbc.sql(
            """
            insert into publication_addresses (publication_id, workspace_id) values (?, ?)
            on conflict (publication_id) do nothing
            """)
        .param(event.publicationId())
        .param(CurrentWorkspace.id())
        .update();
  }

  /** What the feed showed before the workspace came in from an archive. */
  @EventListener(ReconnectFeed.Reconnected.class)
  void openAgain() {
    jdbc.sql(
            """
            insert into publication_addresses (publication_id, workspace_id)
            select id, workspace_id from publications where platform = ? and status = 'published'
            on conflict (publication_id) do nothing
            """)
        .param(FeedItems.PLATFORM)
        .update();
  }

  /** Whose publication it is, as long as the workspace is not deleted. */
  @Transactional(readOnly = true)
  Optional<KnownWorkspace> find(UUID publication) {
    return jdbc.sql("select workspace_id from publication_addresses where publication_id = ?")
        .param(publication)
        .query(UUID.class)
        .optional()
        .flatMap(workspaces::findOpen);
  }
}
