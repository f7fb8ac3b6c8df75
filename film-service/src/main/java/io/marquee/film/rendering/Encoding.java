package io.marquee.film.rendering;

import java.util.List;

/**
 * How pictures are written. Shots and crossfades are put together without encoding them again, so
 * all of them must be written alike: same headers, no frame that refers to a later one.
 */
class Encoding {

  private Encoding() {}

  static List<String> video(int fps, int threads) {
    return List.of(
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-crf",
        "20",
        "-bf",
        "0",
        "-g",
        String.valueOf(fps * 2),
        "-x264-params",
        "stitchable=1",
        "-pix_fmt",
        "yuv420p",
        "-color_primaries",
        "bt709",
        "-color_trc",
        "bt709",
        "-colorspace",
        "bt709",
        "-color_range",
        "tv",
        "-threads",
        String.valueOf(threads),
        "-an");
  }
}
