package io.marquee.events.archive;

import java.util.List;

/**
 * A table in a part of an archive.
 *
 * @param name the table's
 * @param rows how many rows of the workspace it has
 * @param bytes how long its JSON lines are
 * @param sha256 of its JSON lines, in lower-case hexadecimal
 * @param leftOut columns that never leave, since they hold secrets
 */
public record ExportedTable(
    String name, long rows, long bytes, String sha256, List<String> leftOut) {}
