package io.marquee.web.servlet;

import io.marquee.web.CursorCodec;
import io.marquee.web.FilterOrder;
import io.marquee.web.InternalToken;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** The edge of every servlet service. */
@AutoConfiguration(before = {WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(WebMvcConfigurer.class)
@EnableConfigurationProperties(WebSettings.class)
@Import({
  NextPageLink.class,
  ProblemErrorController.class,
  StrictIds.class,
  UniversalProblems.class
})
class WebAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  InternalToken internalToken(Environment environment, ObjectProvider<Clock> clock) {
    return new RequiredSettings(environment).internalToken(clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  @ConditionalOnMissingBean
  CursorCodec cursorCodec(InternalToken tokens) {
    return new CursorCodec(tokens.deriveKey("cursors"));
  }

  @Bean
  FilterRegistrationBean<CallerFilter> callerFilter(
      InternalToken tokens, WebSettings settings, UniversalProblems problems) {
    var publicPaths = new PublicPaths(settings.publicPaths());
    var registration =
        new FilterRegistrationBean<>(new CallerFilter(tokens, publicPaths, problems));
    registration.setOrder(FilterOrder.CALLER);
    return registration;
  }

  @Bean
  UnreadableBody unreadableBody(JsonMapper json) {
    return new UnreadableBody(json);
  }

  /** Problem texts are English, whatever language the client's browser prefers. */
  @Bean
  LocaleResolver localeResolver() {
    return new FixedLocaleResolver(Locale.ENGLISH);
  }

  @Bean
  WebMvcConfigurer marqueeArguments(CursorCodec codec, JsonMapper json) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
        resolvers.add(new IfMatchArgument());
        resolvers.add(new PagingArgument(codec));
      }

      @Override
      public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new RequiresInterceptor());
      }

      @Override
      public void addFormatters(FormatterRegistry formatters) {
        formatters.addConverterFactory(new WireEnums(json));
      }
    };
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(DataAccessException.class)
  static class WithDatabase {
    @Bean
    ProblemTranslator databaseProblems() {
      return new DatabaseProblems();
    }
  }
}
