package io.marquee.web.idempotency;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the table says to a request that wants to be carried out. */
sealed interface Claim {
  /** It is this request's turn. */
  record Won(UUID lock) implements Claim {}

  /** Another request is at work on it. */
  record InFlight() implements Claim {}

  /** The key belongs to a request that was not the same. */
  record OtherRequest() implements Claim {}

  /** It was carried out; the sealed answer is null when it was too large to keep. */
  record Done(int status, byte @Nullable [] sealed) implements Claim {}
}
