package io.marquee.publishing.approval;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The current workspace's approvals. Whoever changes one holds the row of its post. */
@Transactional
interface Approvals extends Repository<Approval, UUID> {

  Optional<Approval> findById(UUID id);

  Approval save(Approval approval);

  /** At which stage a post is, as somebody saw it who waits for its row. */
  @Query(
      nativeQuery = true,
      value =
          """
          select approval.place from posts post
          join approvals approval
            on approval.workspace_id = post.workspace_id and approval.id = post.approval_id
          where post.id = :post and approval.status = 'pending'
          """)
  Optional<Integer> placeOf(UUID post);

  @Query(nativeQuery = true, value = "select post_id from approvals where id = :approval")
  Optional<UUID> postOf(UUID approval);
}
