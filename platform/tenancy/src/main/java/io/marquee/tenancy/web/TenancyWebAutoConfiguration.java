package io.marquee.tenancy.web;

import io.marquee.web.servlet.ProblemTranslator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Opens the HTTP door in servlet applications. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class TenancyWebAutoConfiguration implements WebMvcConfigurer {

  @Bean
  FilterRegistrationBean<TenancyFilter> tenancyFilter() {
    var registration = new FilterRegistrationBean<>(new TenancyFilter());
    // Innermost, so that the filter that verifies the internal token has run.
    registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
    return registration;
  }

  @Bean
  ProblemTranslator workspaceProblems() {
    return WorkspaceNotAvailable::translate;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new PathWorkspaceCheck()).addPathPatterns("/**");
  }
}
