package io.marquee.publishing.template;

import io.marquee.events.template.TemplatePartEvent;
import io.marquee.outbox.CommonTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Parts of templates are told on a topic of several services. */
@Configuration(proxyBeanMethods = false)
class TemplateTopic {

  @Bean
  CommonTopic templatePartTopic() {
    return new CommonTopic(TemplatePartEvent.class);
  }
}
