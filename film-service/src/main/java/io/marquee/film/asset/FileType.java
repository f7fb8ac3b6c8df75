package io.marquee.film.asset;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Recognises a file by its first bytes, since names and headers say what their sender likes. */
class FileType {

  private record Magic(int offset, String bytes, String type) {
    boolean matches(String head) {
      return head.startsWith(bytes, offset);
    }
  }

  private static final List<Magic> KNOWN =
      List.of(
          new Magic(0, "\u00ff\u00d8\u00ff", "image/jpeg"),
          new Magic(0, "\u0089PNG\r\n\u001a\n", "image/png"),
          new Magic(0, "GIF87a", "image/gif"),
          new Magic(0, "GIF89a", "image/gif"),
          new Magic(0, "fLaC", "audio/flac"),
          new Magic(0, "OggS", "audio/ogg"),
          new Magic(0, "ID3", "audio/mpeg"),
          new Magic(0, "\u001a\u0045\u00df\u00a3", "video/webm"),
          new Magic(0, "%PDF-", "application/pdf"),
          new Magic(4, "ftypM4A", "audio/mp4"),
          new Magic(4, "ftypM4B", "audio/mp4"),
          new Magic(4, "ftypqt", "video/quicktime"),
          new Magic(4, "ftyp", "video/mp4"));

  private FileType() {}

  static Optional<String> sniff(byte[] start) {
    // One character for each byte, so that text search serves for bytes.
    var head = new String(start, StandardCharsets.ISO_8859_1);
    if (head.startsWith("RIFF")) return riff(head);
    var known = KNOWN.stream().filter(magic -> magic.matches(head)).map(Magic::type).findFirst();
    return known.isPresent() ? known : mpegFrame(head);
  }

  private static Optional<String> riff(String head) {
    if (head.startsWith("WAVE", 8)) return Optional.of("audio/wav");
    if (head.startsWith("WEBP", 8)) return Optional.of("image/webp");
    return Optional.empty();
  }

  /** An mp3 without tags begins with a frame: eleven bits set, then version and layer III. */
  private static Optional<String> mpegFrame(String head) {
    if (head.length() < 2 || head.charAt(0) != 0xff) return Optional.empty();
    var second = head.charAt(1);
    var layer3 = (second & 0xe0) == 0xe0 && (second & 0x06) == 0x02;
    return layer3 ? Optional.of("audio/mpeg") : Optional.empty();
  }
}
