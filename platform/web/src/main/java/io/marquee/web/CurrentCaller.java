package io.marquee.web;

import java.util.Optional;

/**
 * The caller of the request that this thread serves. Work handed to another thread rebinds it with
 * {@link #call} or does without.
 */
public final class CurrentCaller {
  private static final ScopedValue<Caller> CALLER = ScopedValue.newInstance();

  private CurrentCaller() {}

  /** The caller, or empty outside a request (a listener, a job) and on a public path. */
  public static Optional<Caller> find() {
    return CALLER.isBound() ? Optional.of(CALLER.get()) : Optional.empty();
  }

  /** Does the work on behalf of the caller. */
  public static <T, X extends Throwable> T call(
      Caller caller, ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(CALLER, caller).<T, X>call(work);
  }

  /** Does the work on behalf of the caller. */
  public static void run(Caller caller, Runnable work) {
    ScopedValue.where(CALLER, caller).run(work);
  }
}
