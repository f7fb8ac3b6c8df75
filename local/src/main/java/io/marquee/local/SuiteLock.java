package io.marquee.local;

import io.marquee.local.home.Home;
import io.marquee.local.home.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;

/** One launcher for one home. The system lets go of the lock when its holder dies, however. */
final class SuiteLock {
  private SuiteLock() {}

  @SuppressWarnings("resource") // held until the process ends
  static void take(Home home) throws IOException {
    FileChannel file =
        FileChannel.open(home.run("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = file.tryLock();
    if (lock == null) {
      throw new Refusal(
          "Another ./run is starting the suite in %s.".formatted(home.folder()),
          "Wait for it, or end it: ./run stop");
    }
  }
}
