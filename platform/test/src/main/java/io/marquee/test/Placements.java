package io.marquee.test;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.placement.PlacementReported;
import io.marquee.events.workspace.PlacementRequested;
import io.marquee.tenancy.Tenant;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Takes workspaces to schemas of their own and back, as workspace-service asks for it. */
public class Placements {

  private final Events events;

  Placements(Events events) {
    this.events = events;
  }

  /**
   * Gives a workspace a schema of its own in this service, with all its rows.
   *
   * @param tenant the workspace
   * @return the schema's name
   */
  public String dedicate(Tenant tenant) {
    move(tenant, "dedicated");
    return "ws_" + String.valueOf(tenant.workspaceId()).replace("-", "");
  }

  /**
   * Takes a workspace back to the shared tables.
   *
   * @param tenant the workspace
   */
  public void share(Tenant tenant) {
    move(tenant, "shared");
  }

  private void move(Tenant tenant, String isolation) {
    UUID operation = UuidCreator.getTimeOrderedEpoch();
    UUID workspace = Objects.requireNonNull(tenant.workspaceId());
    events.deliver(new PlacementRequested(operation, workspace, isolation, false), tenant);
    Awaitility.await("workspace " + workspace + " to be " + isolation)
        .until(
            () ->
                events.published(PlacementReported.class).stream()
                    .anyMatch(
                        said ->
                            said.operationId().equals(operation) && said.step().equals("done")));
  }
}
