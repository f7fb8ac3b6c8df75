package io.marquee.outbox.kafka;

import io.marquee.events.Contracts;
import io.marquee.events.Event;
import io.marquee.outbox.CommonTopic;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventSettings;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;

/** Where Kafka is, and which topics the service needs there. */
@AutoConfiguration(afterName = "io.marquee.outbox.OutboxAutoConfiguration")
class KafkaAutoConfiguration {

  @Bean
  KafkaClients kafkaClients(
      @Value("${marquee.kafka:localhost:19092}") String bootstrapServers,
      @Value("${marquee.service}") String service,
      Environment environment) {
    Map<String, String> more =
        Binder.get(environment)
            .bind("marquee.kafka-client", Bindable.mapOf(String.class, String.class))
            .orElse(Map.of());
    return new KafkaClients(bootstrapServers, more, service);
  }

  @Bean
  Topics topics(KafkaClients clients, EventSettings settings, ListableBeanFactory beans) {
    Set<Class<? extends Event>> own = own(clients.service(), beans);
    return new Topics(clients, settings.replicationFactor(), own, heard(beans));
  }

  /** They are called after the service, but for those that all share. */
  private static Set<Class<? extends Event>> own(String service, ListableBeanFactory beans) {
    Set<Class<? extends Event>> own = new LinkedHashSet<>();
    for (Class<? extends Event> topic : Contracts.topics()) {
      if (Contracts.topicOf(topic).startsWith(service + ".")) own.add(topic);
    }
    for (CommonTopic common : beans.getBeansOfType(CommonTopic.class).values()) {
      own.add(common.topic());
    }
    return own;
  }

  private static Set<Class<? extends Event>> heard(ListableBeanFactory beans) {
    Set<Class<? extends Event>> heard = new LinkedHashSet<>();
    for (String bean : beans.getBeanNamesForAnnotation(EventConsumer.class)) {
      Class<?> type = beans.getType(bean, false);
      EventConsumer consumer =
          type == null
              ? null
              : AnnotatedElementUtils.findMergedAnnotation(type, EventConsumer.class);
      if (consumer != null) heard.add(consumer.of());
    }
    return heard;
  }
}
