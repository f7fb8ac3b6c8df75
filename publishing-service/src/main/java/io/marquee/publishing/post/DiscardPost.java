package io.marquee.publishing.post;

import io.marquee.service.audit.Audit;
import io.marquee.web.IfMatch;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deletes a post that has appeared nowhere. */
@Service
public class DiscardPost {

  private final Posts posts;
  private final Audit audit;

  DiscardPost(Posts posts, Audit audit) {
    this.posts = posts;
    this.audit = audit;
  }

  /**
   * Deletes it.
   *
   * @param id which
   * @param seen the version that somebody wants to be gone
   */
  @Transactional
  public void run(Post.Id id, IfMatch seen) {
    Post post = posts.getLocked(id);
    seen.check(post.version());
    audit.deleted(post.audited());
    post.discard();
    posts.delete(post);
  }
}
