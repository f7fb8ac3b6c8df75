package io.marquee.film.generation.work;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.film.generation.Generation.Failure;
import io.marquee.film.generation.StartRendering.Work;
import io.marquee.film.generation.Take;
import io.marquee.film.generation.Variant;
import io.marquee.film.rendering.FfmpegFailed;
import io.marquee.film.rendering.FilmFile;
import io.marquee.film.rendering.FilmRenderer;
import io.marquee.film.rendering.RenderingSettings;
import io.marquee.film.rendering.SoundPlan;
import io.marquee.film.rendering.SourceFile;
import io.marquee.film.screenplay.Aspect;
import io.marquee.film.screenplay.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Puts takes and sound together to films, one for each aspect ratio. */
@Component
class AssembleFilm {

  private static final Duration TOLERANCE = Duration.ofMillis(200);
  private static final String STAGE = "assembly";

  private final FilmRenderer renderer;
  private final int atATime;

  AssembleFilm(FilmRenderer renderer, RenderingSettings settings) {
    this.renderer = renderer;
    this.atATime = settings.processes();
  }

  /** A finished file that is not stored yet. */
  record Assembled(Variant variant, Path file) {}

  List<Assembled> run(
      Work work,
      Map<UUID, Path> takeFiles,
      Map<UUID, SourceFile> sources,
      Path directory,
      String keys)
      throws InterruptedException {
    var timeline = work.screenplay().timeline();
    var sound = directory.resolve("sound.mp4");
    try {
      renderer.mixSound(sound(work, timeline, sources), timeline, directory, sound);
      return Parallel.all(
          atATime,
          work.aspects().stream()
              .<Callable<Assembled>>map(
                  aspect -> () -> assemble(work, aspect, takeFiles, sound, directory, keys))
              .toList());
    } catch (FfmpegFailed failed) {
      throw RenderingFailed.of(failed, STAGE, null, directory);
    }
  }

  private Assembled assemble(
      Work work, Aspect aspect, Map<UUID, Path> takeFiles, Path sound, Path directory, String keys)
      throws InterruptedException {
    var timeline = work.screenplay().timeline();
    var target = directory.resolve(aspect.slug() + ".mp4");
    var shots =
        work.takes().stream()
            .filter(take -> take.aspect() == aspect)
            .map(Take::id)
            .map(id -> Objects.requireNonNull(takeFiles.get(id)))
            .toList();
    var film = renderer.assemble(timeline, shots, sound, work.title(), directory, target);
    check(film, aspect.frame(work.screenplay().resolution()), timeline);
    var variant =
        new Variant(
            UuidCreator.getTimeOrderedEpoch(),
            aspect,
            "%s/%s.mp4".formatted(keys, aspect.slug()),
            "video/mp4",
            target.toFile().length(),
            film.width(),
            film.height(),
            film.duration(),
            sha256(target));
    return new Assembled(variant, target);
  }

  /** Nobody shall be the first to find out that a film is not what it should be. */
  private static void check(FilmFile film, Aspect.Frame frame, Timeline timeline) {
    var difference = film.duration().minus(timeline.duration()).abs();
    if (film.width() != frame.width()
        || film.height() != frame.height()
        || difference.compareTo(TOLERANCE) > 0) {
      throw new RenderingFailed(
          new Failure(
              "render_failed",
              STAGE,
              null,
              "The finished file is %s, expected were %dx%d and %s."
                  .formatted(film, frame.width(), frame.height(), timeline.duration())));
    }
  }

  private static SoundPlan sound(Work work, Timeline timeline, Map<UUID, SourceFile> sources) {
    var screenplay = work.screenplay();
    var music =
        screenplay.music() == null
            ? null
            : new SoundPlan.Music(
                source(sources, screenplay.music().assetId()), screenplay.music().gainDb());
    var voices =
        IntStream.range(0, screenplay.shots().size())
            .mapToObj(index -> voice(work, timeline, index, sources))
            .flatMap(List::stream)
            .toList();
    return new SoundPlan(music, voices);
  }

  private static List<SoundPlan.Voice> voice(
      Work work, Timeline timeline, int index, Map<UUID, SourceFile> sources) {
    var narration = work.screenplay().shots().get(index).narration();
    if (narration == null) return List.of();
    var start = timeline.at(timeline.spans().get(index).start());
    return List.of(new SoundPlan.Voice(source(sources, narration.assetId()), start.toMillis()));
  }

  private static SourceFile source(Map<UUID, SourceFile> sources, UUID assetId) {
    return Objects.requireNonNull(sources.get(assetId));
  }

  private static String sha256(Path file) {
    try (var stream =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      stream.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(stream.getMessageDigest().digest());
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
