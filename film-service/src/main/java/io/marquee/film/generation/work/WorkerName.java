package io.marquee.film.generation.work;

import io.marquee.film.rendering.RenderingSettings;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The name under which this process holds jobs: the same after a restart on the same machine, so
 * that what it left when it died is taken up at once, and never the same for two processes. The
 * system drops a lock with its process, however that ended.
 */
@Component
@Lazy
class WorkerName {

  private static final int MOST_PROCESSES = 64;

  private final Path directory;
  private @Nullable FileChannel lock;
  private @Nullable String name;

  WorkerName(RenderingSettings settings) {
    this.directory = settings.workDirectory().toAbsolutePath().resolve("workers");
  }

  synchronized String get() {
    if (name == null) name = take();
    return name;
  }

  private String take() {
    try {
      Files.createDirectories(directory);
      for (var number = 0; number < MOST_PROCESSES; number++) {
        if (tryLock(directory.resolve(number + ".lock"))) {
          return "%s:%s#%d".formatted(host(), directory, number);
        }
      }
      throw new IllegalStateException("too many workers share " + directory);
    } catch (IOException exception) {
      throw new UncheckedIOException("cannot use " + directory, exception);
    }
  }

  private boolean tryLock(Path file) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        lock = channel;
        return true;
      }
    } catch (OverlappingFileLockException anotherContextOfThisProcess) {
      // Tests run several.
    }
    channel.close();
    return false;
  }

  @PreDestroy
  synchronized void release() throws IOException {
    if (lock != null) lock.close();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unnamed) {
      return "localhost";
    }
  }
}
