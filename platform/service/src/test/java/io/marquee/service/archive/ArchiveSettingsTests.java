package io.marquee.service.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ArchiveSettingsTests {

  @Test
  void partsLieInATemporaryFolderUnlessToldOtherwise() {
    assertThat(of(Map.of()).workDirectory())
        .isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "marquee-archives"));
    assertThat(of(Map.of("marquee.archives.work-directory", "/parts")).workDirectory())
        .isEqualTo(Path.of("/parts"));
  }

  @Test
  void archivesComeInUnlessToldOtherwise() {
    assertThat(of(Map.of()).takesIn()).isTrue();
    assertThat(of(Map.of("marquee.archives.takes-in", "false")).takesIn()).isFalse();
    assertThat(of(Map.of()).objectsUpTo().toGigabytes()).isEqualTo(4);
  }

  private static ArchiveSettings of(Map<String, String> told) {
    return new Binder(new MapConfigurationPropertySource(told))
        .bindOrCreate("marquee.archives", ArchiveSettings.class);
  }
}
