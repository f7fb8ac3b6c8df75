package io.marquee.publishing.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteRangeTests {

  @Test
  void givesAPart() {
    assertThat(ByteRange.parse("bytes=0-0", 10)).isEqualTo(new ByteRange(0, 0, 10, true, true));
    assertThat(ByteRange.parse("bytes=3-", 10)).isEqualTo(new ByteRange(3, 9, 10, true, true));
    assertThat(ByteRange.parse("bytes=-4", 10)).isEqualTo(new ByteRange(6, 9, 10, true, true));
    assertThat(ByteRange.parse("bytes=2-5", 10).contentRange()).isEqualTo("bytes 2-5/10");
  }

  @Test
  void endsWithTheFile() {
    assertThat(ByteRange.parse("bytes=8-99", 10)).isEqualTo(new ByteRange(8, 9, 10, true, true));
    assertThat(ByteRange.parse("bytes=-99", 10)).isEqualTo(new ByteRange(0, 9, 10, true, true));
  }

  @Test
  void cannotGiveWhatLiesBehindTheFile() {
    assertThat(ByteRange.parse("bytes=10-", 10).isSatisfiable()).isFalse();
    assertThat(ByteRange.parse("bytes=10-20", 10).isSatisfiable()).isFalse();
    assertThat(ByteRange.parse("bytes=0-", 0).isSatisfiable()).isFalse();
  }

  @Test
  void givesTheWholeWhenItDoesNotUnderstandOrSeveralAreWanted() {
    for (String header : new String[] {"bytes=5-2", "lines=1-2", "bytes=a-b", "bytes=0-1,4-5"}) {
      assertThat(ByteRange.parse(header, 10)).as(header).isEqualTo(ByteRange.whole(10));
    }
    assertThat(ByteRange.whole(10).length()).isEqualTo(10);
    assertThat(ByteRange.whole(0).length()).isZero();
  }
}
