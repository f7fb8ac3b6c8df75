package io.marquee.film.rendering;

import io.marquee.film.rendering.CaptionPainter.Caption;
import io.marquee.film.screenplay.Shot.Motion;
import io.marquee.film.screenplay.Timeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Renders one shot: background, motion, caption. */
class ShotRenderer {

  /** How far the camera travels, as a share of the picture. */
  private static final double ZOOM = 0.14;

  private static final double PAN = 0.18;
  private static final int ENLARGED = 3;

  private final Ffmpeg ffmpeg;
  private final CaptionPainter captions;

  ShotRenderer(Ffmpeg ffmpeg, CaptionPainter captions) {
    this.ffmpeg = ffmpeg;
    this.captions = captions;
  }

  void render(ShotPlan plan, Path directory, Path target, IntConsumer progress)
      throws InterruptedException {
    var name = target.getFileName().toString();
    var arguments = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y"));
    arguments.addAll(List.of("-nostats", "-stats_period", "0.25", "-progress", "pipe:1"));
    arguments.addAll(background(plan, directory, name).input());
    var caption = plan.caption() == null ? null : caption(plan, directory, name, arguments);
    arguments.addAll(List.of("-filter_complex", filter(plan, caption), "-map", "[picture]"));
    arguments.addAll(List.of("-frames:v", String.valueOf(plan.frames())));
    arguments.addAll(List.of("-force_key_frames", keyFrames(plan)));
    arguments.addAll(Encoding.video(plan.fps(), ffmpeg.threads()));
    arguments.addAll(List.of("-f", "mp4", target.toAbsolutePath().toString()));
    ffmpeg.run(directory, arguments, progress);
  }

  private static SourceFile background(ShotPlan plan, Path directory, String name) {
    if (plan.image() != null) return plan.image();
    var file = directory.resolve(name + ".background.png");
    BackgroundPainter.paint(plan.colors(), plan.frame(), file);
    return new SourceFile(file, "image/png", "");
  }

  private @Nullable Caption caption(
      ShotPlan plan, Path directory, String name, List<String> arguments) {
    var caption = captions.paint(String.valueOf(plan.caption()), plan.frame()).orElse(null);
    if (caption != null) {
      var file = directory.resolve(name + ".caption.png");
      caption.write(file);
      arguments.addAll(new SourceFile(file, "image/png", "").input());
    }
    return caption;
  }

  static String filter(ShotPlan plan, @Nullable Caption caption) {
    var picture = "[0:v]%s[background]".formatted(moving(plan));
    return caption == null
        ? picture + ";[background]format=yuv420p[picture]"
        : picture + ";" + captioned(plan, caption);
  }

  /**
   * Zoompan moves by whole pixels of its source, which shows as a tremble; a source several times
   * as large makes the steps too small to see.
   */
  private static String moving(ShotPlan plan) {
    var width = plan.frame().width();
    var height = plan.frame().height();
    if (plan.motion() == Motion.NONE) {
      return cover(width, height)
          + ",loop=loop=-1:size=1,setpts=N/%d/TB,fps=%d".formatted(plan.fps(), plan.fps());
    }
    return cover(width * ENLARGED, height * ENLARGED)
        + ",zoompan=%s:d=%d:s=%dx%d:fps=%d"
            .formatted(path(plan), plan.frames(), width, height, plan.fps());
  }

  private static String cover(int width, int height) {
    return ("scale=%1$d:%2$d:force_original_aspect_ratio=increase:flags=bicubic"
            + ":out_color_matrix=bt709:out_range=tv,crop=%1$d:%2$d,setsar=1,format=yuv420p")
        .formatted(width, height);
  }

  private static String path(ShotPlan plan) {
    var last = Math.max(1, plan.frames() - 1);
    var centreX = "x='(iw-iw/zoom)/2'";
    var centreY = "y='(ih-ih/zoom)/2'";
    return switch (plan.motion()) {
      case ZOOM_IN -> zoom("1+%f*on/%d", ZOOM, last) + ":" + centreX + ":" + centreY;
      case ZOOM_OUT -> zoom("1+%f*(1-on/%d)", ZOOM, last) + ":" + centreX + ":" + centreY;
      case PAN_LEFT -> zoom("1+%f", PAN) + ":x='(iw-iw/zoom)*(1-on/%d)':".formatted(last) + centreY;
      case PAN_RIGHT -> zoom("1+%f", PAN) + ":x='(iw-iw/zoom)*on/%d':".formatted(last) + centreY;
      case NONE -> throw new IllegalArgumentException("no motion, no path");
    };
  }

  private static String zoom(String formula, Object... values) {
    return "z='" + String.format(Locale.ROOT, formula, values) + "'";
  }

  /** In and out with a short fade, clear of the crossfades, rising a little as it comes. */
  private static String captioned(ShotPlan plan, Caption caption) {
    var length = (double) plan.frames() / plan.fps();
    var fade = Math.min(0.3, length / 5);
    var in = Math.min(0.25, length / 8);
    var out = length - in - fade;
    var rise = Math.round(plan.frame().shorterSide() * 0.018);
    return String.format(
        Locale.ROOT,
        "[1:v]format=rgba,loop=loop=-1:size=1,setpts=N/%1$d/TB,fps=%1$d,"
            + "fade=t=in:st=%2$f:d=%3$f:alpha=1,fade=t=out:st=%4$f:d=%3$f:alpha=1[caption];"
            + "[background][caption]overlay=x=%5$d:y='%6$d+%7$d*pow(clip(1-(t-%2$f)/%8$f,0,1),2)'"
            + ":eval=frame:shortest=1,format=yuv420p[picture]",
        plan.fps(),
        in,
        fade,
        out,
        caption.x(),
        caption.y(),
        rise,
        fade * 1.6);
  }

  /** Where a crossfade would begin or end, whole frames can be taken over as they are. */
  private static String keyFrames(ShotPlan plan) {
    var overlap = Timeline.crossfadeFrames(plan.fps());
    return "expr:eq(n,%d)+eq(n,%d)".formatted(overlap, plan.frames() - overlap);
  }
}
