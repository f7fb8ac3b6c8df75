package io.marquee.service.archive;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * What a service does by itself with its part of an archive, once the rows that come in by rule are
 * there. A bean.
 */
public interface ImportedFiles {

  /**
   * Files of JSON lines that it wants to see, such as {@code users}.
   *
   * @return names without folder and ending; may be empty
   */
  Set<String> names();

  /**
   * Takes them in. The rows are committed, the tenant is bound, no transaction is open. It may run
   * again.
   *
   * @param asked which import
   * @param lines the lines by name as they are in the archive, with the ids that it has; a file
   *     that is missing has none
   * @return who the archive's people are here, for {@code PartImported}; usually empty
   * @throws ImportRefused when it cannot come in at all; whatever else it throws is tried again
   */
  Map<UUID, UUID> take(Import asked, Map<String, List<String>> lines);

  /**
   * An import.
   *
   * @param id the import
   * @param workspaceId the new workspace
   * @param accountId whose it is
   * @param importedBy who asked for it
   * @param ids gives each id of the archive the one that it has here
   */
  record Import(
      UUID id, UUID workspaceId, UUID accountId, UUID importedBy, UnaryOperator<UUID> ids) {}
}
