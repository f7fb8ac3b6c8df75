package io.marquee.publishing.approval;

import io.marquee.publishing.post.ApprovalPolicy;
import io.marquee.tenancy.CurrentWorkspace;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The bound workspace's flow. Nothing is stored while it is the one that all begin with. */
@Repository
@Transactional
public class ApprovalFlows implements ApprovalPolicy {

  private final JdbcClient jdbc;
  private final Clock clock;

  ApprovalFlows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Row(boolean required, long version) {}

  /**
   * The flow.
   *
   * @return as it is now
   */
  @Transactional(readOnly = true)
  public ApprovalFlow get() {
    return jdbc.sql("select required, version from approval_flows")
        .query(Row.class)
        .optional()
        .map(this::with)
        .orElseGet(() -> ApprovalFlow.ofOld(CurrentWorkspace.id()));
  }

  @Override
  @Transactional(readOnly = true)
  public boolean isRequired() {
    return jdbc.sql("select required from approval_flows")
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** The flow, held, so that whoever changes it next sees this change. */
  ApprovalFlow lock() {
    jdbc.sql(
            """
            insert into approval_flows (id, required, updated_at, version) values (:id, false, :now, 0)
            on conflict (workspace_id, id) do nothing
            """)
        .param("id", CurrentWorkspace.id())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return with(
        jdbc.sql("select required, version from approval_flows for update")
            .query(Row.class)
            .single());
  }

  /** Takes the place of the one that is held. */
  void put(ApprovalFlow flow) {
    jdbc.sql(
            "update approval_flows set required = :required, updated_at = :now, version = :version")
        .param("required", flow.required())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("version", flow.version())
        .update();
    jdbc.sql("delete from approval_stages").update();
    List<Stage> stages = flow.stages();
    for (int place = 0; place < stages.size(); place++) {
      Stage stage = stages.get(place);
      jdbc.sql(
              """
              insert into approval_stages (id, place, name, audience, due_in_hours)
              values (:id, :place, :name, :audience, :hours)
              """)
          .param("id", stage.id())
          .param("place", place)
          .param("name", stage.name())
          .param("audience", stage.audience().code())
          .param("hours", stage.dueInHours())
          .update();
    }
  }

  private ApprovalFlow with(Row row) {
    UUID workspace = CurrentWorkspace.id();
    List<Stage> stages =
        jdbc.sql("select id, name, audience, due_in_hours from approval_stages order by place, id")
            .query(
                (each, number) ->
                    new Stage(
                        each.getObject("id", UUID.class),
                        each.getString("name"),
                        Audience.valueOf(
                            each.getString("audience").toUpperCase(java.util.Locale.ROOT)),
                        each.getObject("due_in_hours", Integer.class)))
            .list();
    // Without stages of its own it goes on with the old ones: an archive may bring a flow alone.
    if (stages.isEmpty()) stages = ApprovalFlow.ofOld(workspace).stages();
    return new ApprovalFlow(workspace, row.required(), stages, row.version());
  }
}
