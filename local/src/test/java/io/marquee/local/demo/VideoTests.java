package io.marquee.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VideoTests {
  @Test
  void readsWhatFfmpegSaysOfAFile() {
    var video =
        Video.parse(
            """
            Input #0, mov,mp4,m4a,3gp,3g2,mj2, from '9x16.mp4':
              Duration: 00:00:16.04, start: 0.000000, bitrate: 1184 kb/s
              Stream #0:0(und): Video: h264 (High) (avc1 / 0x31637661), yuv420p(tv, bt709, progressive), 720x1280 [SAR 1:1 DAR 9:16], 1050 kb/s, 24 fps, 24 tbr, 12288 tbn, 48 tbc (default)
              Stream #0:1(und): Audio: aac (LC) (mp4a / 0x6134706D), 48000 Hz, stereo, fltp, 128 kb/s (default)
            """);

    assertThat(video).isEqualTo(new Video(16.04, "720x1280", "h264", "yuv420p", "aac"));
  }

  @Test
  void readsAFileWithoutSound() {
    var video =
        Video.parse("Duration: 00:01:00.50,\n Stream: Video: h264 (x), yuv444p, 640x360, 24 fps");

    assertThat(video).isEqualTo(new Video(60.5, "640x360", "h264", "yuv444p", "none"));
  }

  @Test
  void isNotWhatIsNoVideo() {
    assertThatThrownBy(() -> Video.parse("9x16.mp4: Invalid data found"))
        .isInstanceOf(Unexpected.class);
  }
}
