package io.marquee.film.rendering;

/** There is no usable ffmpeg; the service cannot do its work. */
class FfmpegMissing extends IllegalStateException {
  FfmpegMissing(String what) {
    super(what + " ffmpeg 4.4 or newer with libx264: install one, or name one in MARQUEE_FFMPEG.");
  }
}
