package io.marquee.workspace.branding;

import io.marquee.service.archive.ImportedFiles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the others how a workspace looks that came in by its archive. */
@Component
class TellImportedLooks implements ImportedFiles {

  private final Brandings brandings;
  private final ApplicationEventPublisher events;

  TellImportedLooks(Brandings brandings, ApplicationEventPublisher events) {
    this.brandings = brandings;
    this.events = events;
  }

  @Override
  public Set<String> names() {
    return Set.of();
  }

  @Override
  @Transactional
  public Map<UUID, UUID> take(Import asked, Map<String, List<String>> lines) {
    Branding came = brandings.current();
    if (came.version() > 0) events.publishEvent(new Branding.Changed(came));
    return Map.of();
  }
}
