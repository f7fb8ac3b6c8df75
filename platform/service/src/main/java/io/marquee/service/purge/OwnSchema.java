package io.marquee.service.purge;

import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.move.Moves;
import io.marquee.tenancy.schema.TenancySettings;
import java.util.UUID;

/** The schema of a dedicated workspace, which goes once its rows are gone. */
class OwnSchema {

  private final Moves moves;
  private final TenancySettings tenancy;

  OwnSchema(Moves moves, TenancySettings tenancy) {
    this.moves = moves;
    this.tenancy = tenancy;
  }

  /** Drops it, with whatever of the workspace another place still keeps. */
  void leave(UUID purgeId) throws Exception {
    if (tenancy.dedicated()) moves.leave(purgeId, CurrentWorkspace.id());
  }
}
