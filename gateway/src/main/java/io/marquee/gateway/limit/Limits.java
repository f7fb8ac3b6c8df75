package io.marquee.gateway.limit;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may call how often. A user has a bucket with each account, so that work for an agency does
 * not use up what the user's own account gives. Every method returns null where there is no limit.
 */
public final class Limits {

  private static final String OTHER = "basic";

  private final Buckets buckets;
  private final LimitSettings settings;

  Limits(Buckets buckets, LimitSettings settings) {
    this.buckets = buckets;
    this.settings = settings;
  }

  /**
   * A request of a user.
   *
   * @param plan of the account, null when it is not known
   */
  public @Nullable Allowance ofUser(UUID user, UUID account, @Nullable String plan) {
    String tier = plan == null ? OTHER : plan;
    return take(together(user, account), tier, settings.ofTier(tier));
  }

  /**
   * A request with an API key.
   *
   * @param own the key's own limit, null for that of the plan
   * @param plan of the account, null when it is not known
   */
  public @Nullable Allowance ofKey(UUID key, @Nullable Integer own, @Nullable String plan) {
    return take(key, "key", own == null ? settings.ofTier(plan == null ? OTHER : plan) : own);
  }

  /** A request from an address, without a credential or with a bad one. */
  public @Nullable Allowance ofAddress(String address) {
    return take(named(address), "address", settings.address());
  }

  /** What an address has left, without taking of it. */
  public @Nullable Allowance leftOfAddress(String address) {
    if (settings.address() <= 0) return null;
    return buckets.look(named(address), "address", settings.address());
  }

  private @Nullable Allowance take(UUID caller, String policy, int limit) {
    return limit <= 0 ? null : buckets.take(caller, policy, limit);
  }

  /** One id for a pair; turned, so that a pair and its reverse differ. */
  private static UUID together(UUID user, UUID account) {
    return new UUID(
        user.getMostSignificantBits() ^ Long.rotateLeft(account.getMostSignificantBits(), 1),
        user.getLeastSignificantBits() ^ Long.rotateLeft(account.getLeastSignificantBits(), 1));
  }

  /** A network of IPv6 is one caller: whoever has one address of it has 2^64. */
  private static UUID named(String address) {
    byte[] bytes = address.getBytes(StandardCharsets.US_ASCII);
    if (address.indexOf(':') >= 0) {
      try {
        byte[] all = InetAddress.ofLiteral(address).getAddress();
        bytes = all.length == 16 ? Arrays.copyOf(all, 8) : all;
      } catch (IllegalArgumentException other) {
        // Then it is counted by its letters.
      }
    }
    return UUID.nameUUIDFromBytes(bytes);
  }
}
