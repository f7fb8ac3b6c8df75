package io.marquee.service.archive;

import io.marquee.service.SealingKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Seals signed links for services, so that Kafka does not show them. */
public class ArchiveLinks {

  private final SealingKey key;

  ArchiveLinks(SealingKey key) {
    this.key = key;
  }

  /**
   * Seals a link.
   *
   * @param archiveId the archive that it is for
   * @param service who alone may open it
   * @param link where to
   * @return base64
   */
  public String sealed(UUID archiveId, String service, URI link) {
    byte[] plain = link.toString().getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(key.seal(name(archiveId, service), plain));
  }

  /**
   * Opens what was sealed.
   *
   * @param archiveId the archive that it is for
   * @param service who opens it
   * @param sealed base64
   * @return where to
   * @throws IllegalStateException when it was sealed for others
   */
  URI open(UUID archiveId, String service, String sealed) {
    byte[] plain = key.open(name(archiveId, service), Base64.getDecoder().decode(sealed));
    return URI.create(new String(plain, StandardCharsets.UTF_8));
  }

  private static String name(UUID archiveId, String service) {
    return "archive:" + archiveId + ":" + service;
  }
}
