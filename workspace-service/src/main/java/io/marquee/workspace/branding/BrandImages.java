package io.marquee.workspace.branding;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.web.NotFound;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Logo and favicon of the bound workspace. */
@Component
@Transactional
class BrandImages {

  /** An image as it is served. */
  record Image(String contentType, byte[] bytes, String sha256) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  BrandImages(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  Image get(ImageRules.Kind kind) {
    return jdbc.sql("select content_type, bytes, sha256 from brand_images where kind = ?")
        .param(kind.name())
        .query(Image.class)
        .optional()
        .orElseThrow(() -> none(kind));
  }

  /** What anybody is shown: there is nothing to see of a workspace that is deleted. */
  @Transactional(readOnly = true)
  Optional<Image> shown(ImageRules.Kind kind) {
    return jdbc.sql(
            """
            select content_type, bytes, sha256 from brand_images
            where kind = ? and exists (select 1 from workspaces where deleted_at is null)
            """)
        .param(kind.name())
        .query(Image.class)
        .optional();
  }

  void put(ImageRules.Kind kind, byte[] bytes) {
    jdbc.sql(
            """
            insert into brand_images (id, kind, content_type, bytes, sha256, created_at)
            values (:id, :kind, :type, :bytes, :sha, :now)
            on conflict (workspace_id, kind) do update
               set content_type = excluded.content_type, bytes = excluded.bytes, sha256 = excluded.sha256,
                   created_at = excluded.created_at
            """)
        .param("id", UuidCreator.getTimeOrderedEpoch())
        .param("kind", kind.name())
        .param("type", ImageRules.checked(kind, bytes))
        .param("bytes", bytes)
        .param("sha", sha256(bytes))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  void remove(ImageRules.Kind kind) {
    int removed = jdbc.sql("delete from brand_images where kind = ?").param(kind.name()).update();
    if (removed == 0) throw none(kind);
  }

  private static NotFound none(ImageRules.Kind kind) {
    return new NotFound(kind.name().toLowerCase(Locale.ROOT), "The workspace has none of its own.");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
