package io.marquee.workspace.importing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an archive says of itself.
 *
 * @param workspace the workspace as it was
 */
record ArchiveManifest(UUID workspaceId, JsonNode workspace, List<Part> parts) {

  /** The newest that is understood. */
  static final int VERSION = 1;

  static final String NAME = "manifest.json";

  /** A service's part, in the order in which they follow one another. */
  record Part(
      String service,
      long bytes,
      String sha256,
      List<Table> tables,
      long objects,
      long objectBytes,
      boolean objectsIncluded) {

    /** By hand, so that what is missing is refused rather than 0. */
    static Part of(JsonNode json) {
      return new Part(
          json.required("service").stringValue(),
          json.required("bytes").longValue(),
          json.required("sha256").stringValue(),
          json.required("tables").values().stream().map(Table::of).toList(),
          json.required("objects").longValue(),
          json.required("object_bytes").longValue(),
          json.required("objects_included").booleanValue());
    }
  }

  /** A table's JSON lines. */
  record Table(String name, long rows, long bytes, String sha256) {

    static Table of(JsonNode json) {
      return new Table(
          json.required("name").stringValue(),
          json.required("rows").longValue(),
          json.required("bytes").longValue(),
          json.required("sha256").stringValue());
    }
  }

  static ArchiveManifest of(byte[] text, JsonMapper json) {
    try {
      JsonNode manifest = json.readTree(text);
      if (!manifest.path("format").asString("").equals("marquee-archive")) {
        throw ArchiveRefused.foreign("its manifest is of something else.");
      }
      int version = manifest.required("version").intValue();
      if (version > VERSION) throw ArchiveRefused.tooNew(version);
      JsonNode workspace = manifest.required("workspace");
      List<Part> parts = manifest.required("parts").values().stream().map(Part::of).toList();
      Set<String> services = new HashSet<>();
      parts.forEach(part -> services.add(part.service()));
      if (parts.size() != services.size() || !services.equals(Import.IN_ARCHIVES)) {
        throw ArchiveRefused.damaged("its manifest names other parts than those of all services.");
      }
      return new ArchiveManifest(
          UUID.fromString(workspace.required("id").stringValue()), workspace, parts);
    } catch (JacksonException | IllegalArgumentException unreadable) {
      throw ArchiveRefused.damaged("its manifest cannot be read.");
    }
  }
}
