package io.marquee.local.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTests {
  @TempDir Path folder;

  /** The gateway and a service start side by side and share a key that neither finds made. */
  @Test
  void thoseWhoAskAtTheSameTimeGetTheSameKey() throws Exception {
    int asking = 4;
    var barrier = new CyclicBarrier(asking);
    try (var threads = Executors.newFixedThreadPool(asking)) {
      for (int round = 0; round < 50; round++) {
        String name = "key-" + round;
        Callable<String> ask =
            () -> {
              barrier.await();
              return new Secrets(folder).key(name);
            };
        var keys =
            threads.invokeAll(IntStream.range(0, asking).mapToObj(i -> ask).toList()).stream()
                .map(Future::resultNow)
                .toList();
        assertThat(keys).containsOnly(keys.getFirst());
      }
    }
  }

  @Test
  void aKeyIsMadeOnceAndKept() {
    String key = new Secrets(folder).key("kek");
    assertThat(new Secrets(folder).key("kek")).isEqualTo(key);
    assertThat(new Secrets(folder).key("other")).isNotEqualTo(key);
  }
}
