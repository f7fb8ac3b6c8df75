package io.marquee.service.audit;

import io.marquee.events.audit.AuditEvent;
import io.marquee.outbox.CommonTopic;
import io.marquee.outbox.Outbox;
import io.marquee.service.SealingKey;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Gives a service its {@link Audit}. */
@AutoConfiguration
class AuditAutoConfiguration {

  /** Known to every service, which seals with it, and to identity-service, which opens. */
  private static final String KEY = "marquee.audit.key";

  @Bean
  CommonTopic auditTopic() {
    return new CommonTopic(AuditEvent.class);
  }

  @Bean
  Audit audit(
      Outbox outbox,
      JsonMapper json,
      @Value("${marquee.service}") String service,
      @Value("${" + KEY + ":#{null}}") @Nullable String key) {
    return new AuditAnnouncer(outbox, new Origins(SealingKey.of(KEY, key), json), service);
  }
}
