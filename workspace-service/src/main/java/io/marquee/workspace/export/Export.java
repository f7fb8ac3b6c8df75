package io.marquee.workspace.export;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** An archive of a workspace that is made, or was. */
public final class Export {

  /** Everybody who has a part; the gateway keeps nothing. */
  static final Set<String> SERVICES =
      Set.of("billing", "film", "identity", "notification", "publishing", "workspace");

  private Export() {}

  /** How far it is. */
  public enum Status {
    /** Services make their parts. */
    RUNNING,
    /** All parts are there and are put together. */
    ASSEMBLING,
    /** It can be fetched. */
    COMPLETE,
    /** Not all services answered in time. */
    FAILED,
    /** It was removed when its days were over. */
    EXPIRED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** These services shall store their parts of the bound workspace. */
  public record Wanted(UUID id, Set<String> services) {}

  /** Where everything of an export lies. */
  static String folder(UUID workspace, UUID id) {
    return "w/%s/exports/%s/".formatted(workspace, id);
  }

  static String archive(UUID workspace, UUID id) {
    return folder(workspace, id) + "archive.tar.gz";
  }

  /** Where a service's part lies. */
  public static String part(UUID workspace, UUID id, String service) {
    return folder(workspace, id) + service + ".part";
  }
}
