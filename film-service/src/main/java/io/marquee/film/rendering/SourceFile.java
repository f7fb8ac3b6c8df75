package io.marquee.film.rendering;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An uploaded file that rendering reads.
 *
 * @param path where it lies
 * @param contentType media type as found in its bytes
 * @param sha256 hash of its bytes
 */
public record SourceFile(Path path, String contentType, String sha256) {

  /**
   * ffmpeg is told what to expect and never guesses: a playlist that calls itself a picture would
   * otherwise make it open what the playlist names.
   */
  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          Map.entry("image/jpeg", "jpeg_pipe"),
          Map.entry("image/png", "png_pipe"),
          Map.entry("image/webp", "webp_pipe"),
          Map.entry("image/gif", "gif"),
          Map.entry("audio/mpeg", "mp3"),
          Map.entry("audio/wav", "wav"),
          Map.entry("audio/flac", "flac"),
          Map.entry("audio/ogg", "ogg"),
          Map.entry("audio/mp4", "mov"));

  /** Pictures with more pixels than this are refused before they fill the memory. */
  private static final String MOST_PIXELS = "80000000";

  /** Whether films can be made of such a file. */
  public static boolean readable(String contentType) {
    return FORMATS.containsKey(contentType);
  }

  List<String> input(String... options) {
    var arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-protocol_whitelist", "file,pipe"));
    if (contentType.startsWith("image/")) arguments.addAll(List.of("-max_pixels", MOST_PIXELS));
    var format =
        Optional.ofNullable(FORMATS.get(contentType))
            .orElseThrow(() -> new IllegalArgumentException("cannot read " + contentType));
    arguments.addAll(List.of("-f", format, "-i", path.toAbsolutePath().toString()));
    return arguments;
  }
}
