package io.marquee.service.archive;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Which id an archive's id has here. For a copy each UUIDv7 becomes another by a function of import
 * and id alone, so that all services agree without asking each other. It keeps the time, and so the
 * order; other versions are ids of others, and stay.
 *
 * @param importId the import
 * @param source the archive's workspace
 * @param target the new one
 * @param kept whether all but people and workspace keep their ids
 * @param people who the archive's people are here
 */
record ImportedIds(UUID importId, UUID source, UUID target, boolean kept, Map<UUID, UUID> people)
    implements UnaryOperator<UUID> {

  private static final Pattern ID =
      Pattern.compile(
          "(?<![0-9a-fA-F-])[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}(?![0-9a-fA-F-])");

  @Override
  public UUID apply(UUID id) {
    if (id.equals(source)) return target;
    UUID person = people.get(id);
    if (person != null) return person;
    return kept || id.version() != 7 || id.variant() != 2 ? id : other(id);
  }

  /** All ids of a text. */
  String in(String text) {
    return ID.matcher(text)
        .replaceAll(
            found -> {
              UUID id = UUID.fromString(found.group());
              UUID here = apply(id);
              return here.equals(id) ? found.group() : here.toString();
            });
  }

  private UUID other(UUID id) {
    ByteBuffer both =
        ByteBuffer.allocate(32)
            .putLong(importId.getMostSignificantBits())
            .putLong(importId.getLeastSignificantBits())
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits());
    ByteBuffer hash = ByteBuffer.wrap(sha256(both.array()));
    long most = id.getMostSignificantBits() & ~0xfffL | hash.getLong() & 0xfffL;
    long least = hash.getLong() & ~(3L << 62) | 2L << 62;
    return new UUID(most, least);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
