package io.marquee.notification.webhook;

import io.marquee.service.archive.ImportedFiles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives webhooks that came in from an archive secrets of their own; what signed elsewhere never
 * left. Nobody knows them: whoever enables such a webhook changes its secret first.
 */
@Component
class FreshWebhookSecrets implements ImportedFiles {

  private final JdbcClient jdbc;
  private final WebhookSecrets secrets;

  FreshWebhookSecrets(JdbcClient jdbc, WebhookSecrets secrets) {
    this.jdbc = jdbc;
    this.secrets = secrets;
  }

  @Override
  public Set<String> names() {
    return Set.of();
  }

  @Override
  @Transactional
  public Map<UUID, UUID> take(Import asked, Map<String, List<String>> lines) {
    jdbc.sql("select id from webhook_endpoints where length(secret) = 0")
        .query(UUID.class)
        .list()
        .forEach(
            id ->
                jdbc.sql("update webhook_endpoints set secret = ? where id = ?")
                    .params(secrets.encrypt(id, secrets.create()), id)
                    .update());
    return Map.of();
  }
}
