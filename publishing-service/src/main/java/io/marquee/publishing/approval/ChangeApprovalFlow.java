package io.marquee.publishing.approval;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.publishing.post.PostReviews;
import io.marquee.service.audit.Audit;
import io.marquee.web.FieldError;
import io.marquee.web.IfMatch;
import io.marquee.web.InvalidRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what posts go through from now on. Approvals that run go on as they began. */
@Service
public class ChangeApprovalFlow {

  private final ApprovalFlows flows;
  private final PostReviews posts;
  private final Audit audit;

  ChangeApprovalFlow(ApprovalFlows flows, PostReviews posts, Audit audit) {
    this.flows = flows;
    this.posts = posts;
    this.audit = audit;
  }

  /**
   * A stage as it shall be.
   *
   * @param id one that is there, null for a new one
   * @param name what it is called
   * @param audience who decides
   * @param dueInHours how long that may take, null for any time
   */
  public record Wanted(
      @Nullable UUID id, String name, Audience audience, @Nullable Integer dueInHours) {}

  /**
   * Changes it. What is scheduled without an approval is a draft again once one is required.
   *
   * @param required whether nothing appears without
   * @param wanted all stages, in their order
   * @param seen the version that the change is made to
   */
  @Transactional
  public void run(boolean required, List<Wanted> wanted, IfMatch seen) {
    ApprovalFlow before = flows.lock();
    seen.check(before.version());
    requireSense(wanted, before);
    put(before, required, wanted);
    if (required && !before.required()) posts.requireApprovals();
  }

  void put(ApprovalFlow before, boolean required, List<Wanted> wanted) {
    var after =
        new ApprovalFlow(
            before.workspaceId(),
            required,
            wanted.stream().map(ChangeApprovalFlow::stage).toList(),
            before.version() + 1);
    flows.put(after);
    audit.changed("updated", before.audited(), after.audited());
  }

  private static Stage stage(Wanted wanted) {
    return new Stage(
        wanted.id() != null ? wanted.id() : UuidCreator.getTimeOrderedEpoch(),
        wanted.name(),
        wanted.audience(),
        wanted.dueInHours());
  }

  private static void requireSense(List<Wanted> wanted, ApprovalFlow before) {
    Set<UUID> there = before.stages().stream().map(Stage::id).collect(Collectors.toSet());
    var names = new HashSet<String>();
    var ids = new HashSet<UUID>();
    var errors = new ArrayList<FieldError>();
    for (int place = 0; place < wanted.size(); place++) {
      Wanted stage = wanted.get(place);
      String pointer = "/stages/" + place;
      if (!names.add(stage.name().toLowerCase(Locale.ROOT))) {
        errors.add(
            new FieldError(
                pointer + "/name", "name_taken", "Another stage is called " + stage.name() + "."));
      }
      UUID id = stage.id();
      if (id == null) continue;
      if (!there.contains(id)) {
        errors.add(
            new FieldError(
                pointer + "/id",
                "stage_not_found",
                "There is no stage " + id + "; leave the id out for a new one."));
      } else if (!ids.add(id)) {
        errors.add(new FieldError(pointer + "/id", "stage_twice", "Another stage has this id."));
      }
    }
    if (!errors.isEmpty()) throw new InvalidRequest(errors);
  }
}
