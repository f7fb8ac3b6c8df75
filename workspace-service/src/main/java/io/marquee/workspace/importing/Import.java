package io.marquee.workspace.importing;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An archive that becomes a workspace, or was to. */
public final class Import {

  /** Everybody whose part is in an archive. */
  static final Set<String> IN_ARCHIVES =
      Set.of("billing", "film", "identity", "notification", "publishing", "workspace");

  private Import() {}

  /** How far it is. */
  public enum Status {
    /** Nothing but the wish is there. */
    AWAITING_UPLOAD,
    /** The archive is read from its beginning to its end. */
    CHECKING,
    /** Services take in their parts. */
    RUNNING,
    /** The workspace is open. */
    COMPLETE,
    /** Nothing of it is left, or is about to be. */
    FAILED
  }

  /** Whose turn it is. Nobody takes in billing's part: an archive could mint credits. */
  enum Stage {
    /** Who the people are is asked first, since all others need to know. */
    PEOPLE(Set.of("identity")),
    ROWS(Set.of("film", "notification", "publishing", "workspace"));

    private final Set<String> services;

    Stage(Set<String> services) {
      this.services = services;
    }

    Set<String> services() {
      return services;
    }
  }

  /** These services shall take their parts into the bound workspace. */
  public record Wanted(
      UUID id,
      UUID sourceWorkspaceId,
      UUID requestedBy,
      boolean idsKept,
      Map<UUID, UUID> people,
      Set<String> services) {}

  /** Where everything of an import lies. */
  static String folder(UUID id) {
    return "imports/%s/".formatted(id);
  }

  static String archive(UUID id) {
    return folder(id) + "archive.tar.gz";
  }

  /** Where a service's part lies, once the archive was checked. */
  public static String part(UUID id, String service) {
    return folder(id) + service + ".part";
  }
}
