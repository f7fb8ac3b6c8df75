package io.marquee.identity.password;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Keeps passwords as Argon2id hashes with OWASP's parameters (19 MiB, two passes, one lane). A hash
 * costs memory as well as time, so only a few are made at once: a flood of log-ins waits in line
 * instead of exhausting the heap.
 */
@Component
public class Passwords {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;

  /**
   * Compared with when there is no user, so that an unknown address costs what a known one does.
   * Its hash is not of any password.
   */
  static final String NOBODYS =
      "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5aGFzdGhpc3Nhbw$"
          + "bm8gcGFzc3dvcmQgaGFzaGVzIHRvIHRoaXMgdGV4dC4";

  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
  private final Semaphore atOnce =
      new Semaphore(Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4), true);
  private final Counter hashes;

  Passwords(MeterRegistry metrics) {
    this.hashes =
        Counter.builder("marquee.identity.password.hashes")
            .description("Argon2id hashes made: each log-in takes two, whoever it is")
            .register(metrics);
  }

  /**
   * Hashes a new password.
   *
   * @param password as typed
   * @return the hash with its parameters and salt
   */
  public String hash(String password) {
    return inLine(
        () -> {
          String hash = argon2.encode(PasswordPolicy.normalise(password));
          if (hash == null) throw new IllegalStateException("Argon2 gave no hash");
          return hash;
        });
  }

  /**
   * Compares a password with a user's hash, or, with the same work, with nobody's.
   *
   * @param password as typed
   * @param hash the user's, empty when there is no such user
   * @return true when there is a hash and it is this password's
   */
  public boolean match(String password, Optional<String> hash) {
    String expected = hash.orElse(NOBODYS);
    boolean same = inLine(() -> argon2.matches(PasswordPolicy.normalise(password), expected));
    return same && hash.isPresent();
  }

  private <T> T inLine(Supplier<T> work) {
    hashes.increment();
    atOnce.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      atOnce.release();
    }
  }
}
