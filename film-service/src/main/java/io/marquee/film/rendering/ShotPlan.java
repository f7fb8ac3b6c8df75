package io.marquee.film.rendering;

import io.marquee.film.screenplay.Aspect.Frame;
import io.marquee.film.screenplay.Shot.Motion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that shapes the picture of one shot in one aspect ratio, and nothing else: not its
 * neighbours, not its name.
 *
 * @param colors background when there is no image
 * @param image background
 */
public record ShotPlan(
    Frame frame,
    int fps,
    int frames,
    List<String> colors,
    @Nullable SourceFile image,
    Motion motion,
    @Nullable String caption) {

  /** Changes when the same plan would give another picture. */
  private static final String RENDERER = "ffmpeg-1";

  public ShotPlan {
    colors = List.copyOf(colors);
  }

  /** The same for the same picture, wherever and whenever it is rendered. */
  public String address() {
    var canonical =
        String.join(
            "\n",
            RENDERER,
            frame.width() + "x" + frame.height(),
            fps + " fps",
            frames + " frames",
            image == null ? String.join(",", colors) : image.sha256(),
            motion.name(),
            caption == null ? "" : caption);
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
