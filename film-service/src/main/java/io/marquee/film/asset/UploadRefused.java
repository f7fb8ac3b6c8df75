package io.marquee.film.asset;

import io.marquee.web.FieldError;
import io.marquee.web.MarqueeProblem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was uploaded is not what was announced; the asset stays pending. */
abstract class UploadRefused extends MarqueeProblem {

  private UploadRefused(
      int status, String code, String title, String detail, @Nullable String remedy, String field) {
    super(
        status,
        code,
        title,
        detail,
        remedy,
        field.isEmpty() ? List.of() : List.of(new FieldError(field, code, detail)));
  }

  static class Missing extends UploadRefused {
    Missing(UUID assetId) {
      super(
          409,
          "upload_missing",
          "Nothing was uploaded",
          "No bytes have arrived for the asset " + assetId + ".",
          "PUT the bytes to the upload's url with the upload's headers, then complete it.",
          "");
    }
  }

  static class WrongSize extends UploadRefused {
    WrongSize(long announced, long found) {
      super(
          422,
          "size_mismatch",
          "The upload has another size",
          "%d bytes were announced, %d were uploaded.".formatted(announced, found),
          "Announce the file anew with its size.",
          "/size");
    }
  }

  static class WrongChecksum extends UploadRefused {
    WrongChecksum() {
      super(
          422,
          "checksum_mismatch",
          "The upload has another checksum",
          "The SHA-256 of what was uploaded is not the one that was announced.",
          "Upload the file again, or announce it anew with its SHA-256 in hex.",
          "/sha256");
    }
  }

  static class WrongType extends UploadRefused {
    WrongType(String announced, String found) {
      super(
          422,
          "content_type_mismatch",
          "The upload is something else",
          "%s was announced, but the bytes are %s.".formatted(announced, found),
          "Announce the file anew with its type.",
          "/content_type");
    }
  }
}
