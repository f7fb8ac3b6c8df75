package io.marquee.web.openapi;

import io.marquee.web.Caller;
import io.marquee.web.IfMatch;
import io.marquee.web.Paging;
import io.swagger.v3.core.jackson.ModelResolver;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Makes springdoc tell the truth about this edge. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(name = "org.springdoc.core.customizers.GlobalOpenApiCustomizer")
class OpenApiAutoConfiguration {
  @Bean
  ModelResolver wireNames() {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, IfMatch.class, Paging.class);
    return WireNames.resolver();
  }

  @Bean
  GlobalOperationCustomizer commonParameters() {
    return new CommonParameters();
  }

  @Bean
  GlobalOperationCustomizer requiredPermission() {
    return new RequiredPermission();
  }

  @Bean
  GlobalOpenApiCustomizer pathParameters() {
    return new PathParameters();
  }

  @Bean
  GlobalOpenApiCustomizer problemAnswers(@Value("${marquee.service}") String service) {
    return new ProblemAnswers(service);
  }
}
