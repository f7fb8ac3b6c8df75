package io.marquee.service.archive;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How parts of archives are made.
 *
 * @param workDirectory where a part lies until it is stored, a folder of the temporary ones unless
 *     given; all of it may be lost
 * @param objectsUpTo how large a workspace's objects may be together to lie in its archive; more of
 *     them are listed only. S3 takes 5 GB in one piece.
 * @param takesIn whether anything of an archive comes in here, which somebody may have forged
 */
@ConfigurationProperties("marquee.archives")
record ArchiveSettings(Path workDirectory, DataSize objectsUpTo, boolean takesIn) {

  private static final Path TEMPORARY =
      Path.of(System.getProperty("java.io.tmpdir"), "marquee-archives");

  ArchiveSettings(
      @Nullable Path workDirectory,
      @DefaultValue("4GB") DataSize objectsUpTo,
      @DefaultValue("true") boolean takesIn) {
    // A default value of the annotation would be taken by the letter, placeholders and all.
    this.workDirectory = workDirectory == null ? TEMPORARY : workDirectory;
    this.objectsUpTo = objectsUpTo;
    this.takesIn = takesIn;
  }
}
