package io.marquee.workspace.export;

import io.marquee.workspace.workspace.WorkspaceView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What stands at the beginning of an archive: what is in it, and how it is read. */
@Component
class Manifest {

  /** Raised when an older reader could not read it any more. */
  static final int VERSION = 1;

  private final JsonMapper json;

  Manifest(JsonMapper json) {
    this.json = json;
  }

  Map<String, String> files(
      WorkspaceView workspace, UUID export, List<Exports.Part> parts, Instant now) {
    var files = new LinkedHashMap<String, String>();
    files.put("manifest.json", manifest(workspace, export, parts, now));
    files.put("README.md", README.formatted(workspace.name(), now));
    return files;
  }

  private String manifest(
      WorkspaceView workspace, UUID export, List<Exports.Part> parts, Instant now) {
    var manifest = json.createObjectNode();
    manifest.put("format", "marquee-archive");
    manifest.put("version", VERSION);
    manifest.put("export_id", export.toString());
    manifest.put("made_at", now.toString());
    manifest.set("workspace", json.valueToTree(workspace));
    manifest.put(
        "note",
        "Each service's part is of one instant of its own, and was compressed by itself: sha256 and bytes of a part are of that.");
    var services = manifest.putArray("parts");
    parts.forEach(part -> services.add(json.readTree(part.report())));
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n";
  }

  private static final String README =
      """
      # %s, as of %s

      An archive of a Marquee workspace: a folder for each service.

      | file | holds |
      |---|---|
      | `manifest.json` | for each service: the one instant that its rows are of, its schema's version, rows and SHA-256 of each table, what was left out |
      | `<service>/data/<table>.jsonl` | the rows of a table, one JSON object a line, in UTF-8 |
      | `<service>/dump.sql` | makes the same tables in a schema `marquee_<service>` and fills them from these lines |
      | `<service>/objects.txt` | length and key of each stored object |
      | `<service>/objects/…` | the objects, unless the manifest says that they are listed only |
      | `<service>/objects.sha256` | their sums: `cd film && sha256sum --check objects.sha256` |
      | `identity/data/users.jsonl` | who the ids of people are |
      | `identity/data/audit_entries.jsonl` | the audit trail; each entry's hash covers the one before it |
      | `billing/data/ledger_*.jsonl`, `usage_events.jsonl` | the workspace's share of its account's books |

      No password hash, token, key or sealed secret is in it; `left_out` in the manifest names such columns.

      ## Into a database
      With nothing but psql, into any PostgreSQL from 14 up:
      ```
      tar xzf archive.tar.gz
      for s in */dump.sql; do (cd "$(dirname "$s")" && psql --file=dump.sql postgresql://…); done
      ```
      Each service's tables are then in the schema `marquee_<service>`, filled in one transaction or not at all.

      ## Into Marquee
      As it is, neither unpacked nor packed anew: `POST /api/v1/accounts/{account}/imports` with its length in bytes and its SHA-256 answers with a link; send it there by PUT, then `POST …/imports/{id}/start`.
      `GET …/imports/{id}` tells how far it is. All of it comes in or nothing; books, audit trail, keys and domains stay here.
      """;
}
