package io.marquee.publishing.post;

import io.marquee.web.NotFound;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The current workspace's posts. Who changes one holds its row, so that it happens once. */
@Transactional
interface Posts extends Repository<Post, Post.Id> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select post from Post post where post.id = :id")
  Optional<Post> lock(Post.Id id);

  /** A post that is known to exist, or 404. */
  default Post getLocked(Post.Id id) {
    return lock(id).orElseThrow(() -> new NotFound("post", id.value()));
  }

  Post save(Post post);

  void delete(Post post);
}
