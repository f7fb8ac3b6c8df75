package io.marquee.workspace.importing;

/** An archive that does not become a workspace; whoever imports it is told so. */
class ArchiveRefused extends RuntimeException {

  private final String code;

  private ArchiveRefused(String code, String detail) {
    super(detail);
    this.code = code;
  }

  /** It is none, or not as an export made it. */
  static ArchiveRefused foreign(String detail) {
    return new ArchiveRefused("archive_foreign", "This is no archive of an export: " + detail);
  }

  /** It was one once. */
  static ArchiveRefused damaged(String detail) {
    return new ArchiveRefused("archive_damaged", "The archive is damaged: " + detail);
  }

  static ArchiveRefused truncated() {
    return new ArchiveRefused("archive_truncated", "The archive ends too early.");
  }

  static ArchiveRefused tooNew(int version) {
    return new ArchiveRefused(
        "archive_too_new",
        "The archive's format is version %d; this installation reads up to %d."
            .formatted(version, ArchiveManifest.VERSION));
  }

  static ArchiveRefused tooLarge() {
    return new ArchiveRefused(
        "archive_too_large", "Unpacked, the archive is larger than this installation takes.");
  }

  static ArchiveRefused slugTaken(String slug) {
    return new ArchiveRefused(
        "slug_taken", "Another workspace of the account has the slug \"" + slug + "\" by now.");
  }

  String code() {
    return code;
  }
}
