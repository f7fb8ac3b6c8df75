package io.marquee.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a {@link Cursor} into the opaque text that clients send back, and binds it by an HMAC to a
 * scope: the workspace, path and filter it was made for. A cursor of another scope, or a made-up
 * one, is 400.
 */
public final class CursorCodec {
  private static final byte VERSION = 1;
  private static final int POSITION = 1 + Long.BYTES + Integer.BYTES + 2 * Long.BYTES;
  private static final int TAG = 16;

  private final SecretKeySpec key;

  /** Replicas of a service must share the key, see {@link InternalToken#deriveKey}. */
  public CursorCodec(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** The opaque text, safe in a query. */
  public String encode(Cursor cursor, String scope) {
    byte[] position =
        ByteBuffer.allocate(POSITION)
            .put(VERSION)
            .putLong(cursor.createdAt().getEpochSecond())
            .putInt(cursor.createdAt().getNano())
            .putLong(cursor.id().getMostSignificantBits())
            .putLong(cursor.id().getLeastSignificantBits())
            .array();
    byte[] text =
        ByteBuffer.allocate(POSITION + TAG).put(position).put(tag(position, scope)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /**
   * The place that the text stands for.
   *
   * @throws CursorInvalid 400, when the text is not one that was encoded for this scope
   */
  public Cursor decode(String text, String scope) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw new CursorInvalid();
    }
    if (bytes.length != POSITION + TAG || bytes[0] != VERSION) {
      throw new CursorInvalid();
    }
    byte[] position = Arrays.copyOf(bytes, POSITION);
    if (!MessageDigest.isEqual(
        Arrays.copyOfRange(bytes, POSITION, bytes.length), tag(position, scope))) {
      throw new CursorInvalid();
    }
    ByteBuffer read = ByteBuffer.wrap(position, 1, POSITION - 1);
    return new Cursor(
        Instant.ofEpochSecond(read.getLong(), read.getInt()),
        new UUID(read.getLong(), read.getLong()));
  }

  private byte[] tag(byte[] position, String scope) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(position);
      return Arrays.copyOf(mac.doFinal(scope.getBytes(StandardCharsets.UTF_8)), TAG);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
    }
  }
}
