package io.marquee.film.rendering;

import io.marquee.film.screenplay.Screenplay;
import io.marquee.film.screenplay.Timeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes video with ffmpeg. Every call works on files in a directory of the caller's, waits for one
 * of a few places, may take as long as the settings allow, and ends its process when interrupted.
 *
 * <p>All methods throw {@link FfmpegFailed} when ffmpeg does.
 */
@Component
public class FilmRenderer implements AutoCloseable {

  /** Made at first use: finding ffmpeg, or unpacking it, takes a moment that a start need not. */
  private @Nullable Engine engine;

  private final RenderingSettings settings;

  FilmRenderer(RenderingSettings settings) {
    this.settings = settings;
  }

  private record Engine(Ffmpeg ffmpeg, ShotRenderer shots, SoundMixer sound, FilmAssembler film) {
    static Engine start(RenderingSettings settings) {
      var ffmpeg = new Ffmpeg(settings);
      return new Engine(
          ffmpeg,
          new ShotRenderer(ffmpeg, new CaptionPainter()),
          new SoundMixer(ffmpeg),
          new FilmAssembler(ffmpeg));
    }
  }

  /**
   * Gets ready, so that the first film does not wait for it.
   *
   * @return which ffmpeg it is
   * @throws IllegalStateException when there is none; says what to do
   */
  public String prepare() {
    return engine().ffmpeg().executable();
  }

  /**
   * Renders one shot to an mp4 without sound.
   *
   * @param progress told the number of frames done so far, now and then
   */
  public void renderShot(ShotPlan plan, Path directory, Path target, IntConsumer progress)
      throws InterruptedException {
    engine().shots().render(plan, directory, target, progress);
  }

  /** Mixes the sound of a whole film; one file serves all aspect ratios. */
  public void mixSound(SoundPlan plan, Timeline timeline, Path directory, Path target)
      throws InterruptedException {
    engine().sound().mix(plan, timeline, directory, target);
  }

  /**
   * Puts shots and sound together.
   *
   * @param shots rendered shots of one aspect ratio, one for each span of the timeline
   * @return what the finished file is
   */
  public FilmFile assemble(
      Timeline timeline, List<Path> shots, Path audio, String title, Path directory, Path target)
      throws InterruptedException {
    engine().film().assemble(timeline, shots, audio, title, directory, target);
    return FilmFile.parse(engine().ffmpeg().describe(directory, target));
  }

  /** Takes one picture out of a film, as JPEG. */
  public void poster(Path film, double seconds, Path directory, Path target)
      throws InterruptedException {
    var arguments = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y"));
    arguments.addAll(List.of("-ss", String.format(Locale.ROOT, "%.3f", seconds)));
    arguments.addAll(List.of("-protocol_whitelist", "file,pipe", "-f", "mp4", "-i"));
    arguments.add(film.toAbsolutePath().toString());
    arguments.addAll(List.of("-frames:v", "1", "-q:v", "3", "-f", "mjpeg"));
    arguments.add(target.toAbsolutePath().toString());
    engine().ffmpeg().run(directory, arguments);
  }

  /** The captions as WebVTT. */
  public String captions(Screenplay screenplay) {
    return CaptionsFile.of(screenplay);
  }

  private synchronized Engine engine() {
    if (engine == null) engine = Engine.start(settings);
    return engine;
  }

  @Override
  public synchronized void close() {
    if (engine != null) engine.ffmpeg().close();
  }
}
