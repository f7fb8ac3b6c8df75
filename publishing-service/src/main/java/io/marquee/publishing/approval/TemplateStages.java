package io.marquee.publishing.approval;

import io.marquee.publishing.approval.ChangeApprovalFlow.Wanted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The bound workspace's flow as a template keeps it: without ids, which are each workspace's. */
@Component
public class TemplateStages {

  private record Told(boolean required, List<ToldStage> stages) {}

  private record ToldStage(String name, Audience audience, @Nullable Integer dueInHours) {}

  private final ApprovalFlows flows;
  private final ChangeApprovalFlow change;
  private final JsonMapper json;

  TemplateStages(ApprovalFlows flows, ChangeApprovalFlow change, JsonMapper json) {
    this.flows = flows;
    this.change = change;
    this.json = json;
  }

  /**
   * The flow as JSON.
   *
   * @return whether it is required, and its stages
   */
  @Transactional(readOnly = true)
  public String current() {
    ApprovalFlow flow = flows.get();
    return json.writeValueAsString(
        new Told(
            flow.required(),
            flow.stages().stream()
                .map(stage -> new ToldStage(stage.name(), stage.audience(), stage.dueInHours()))
                .toList()));
  }

  /**
   * Makes it the workspace's, unless somebody there has decided already.
   *
   * @param content what {@link #current} said
   */
  @Transactional
  public void adopt(String content) {
    Told told = json.readValue(content, Told.class);
    ApprovalFlow there = flows.lock();
    if (!there.isUntouched()) return;
    change.put(
        there,
        told.required(),
        told.stages().stream()
            .map(stage -> new Wanted(null, stage.name(), stage.audience(), stage.dueInHours()))
            .toList());
  }
}
