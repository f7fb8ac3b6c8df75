package io.marquee.test;

import io.marquee.events.Event;
import io.marquee.events.StateEvent;
import io.marquee.events.audit.AuditRecorded;
import io.marquee.outbox.Outbox;
import io.marquee.service.audit.NotAudited;
import io.marquee.tenancy.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Looks, without a word in the tests, whether each changing operation that a class of tests carried
 * out with success has left an entry in the audit trail, at least once: some carry out what is done
 * already, which changes nothing.
 */
class AuditChecks implements TestExecutionListener {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final String SAID = AuditChecks.class.getName();

  /** By operation: whether it has left an entry, in the class of tests at hand. */
  private static final Map<String, Boolean> DONE = new ConcurrentHashMap<>();

  @Override
  public void beforeTestClass(TestContext test) {
    DONE.clear();
  }

  @Override
  public void afterTestClass(TestContext test) {
    var silent = new TreeMap<>(DONE);
    silent.values().removeIf(left -> left);
    if (!silent.isEmpty()) {
      throw new AssertionError(
          "operations that changed something and left no entry in the audit trail: "
              + String.join(", ", silent.keySet()));
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Watch implements WebMvcConfigurer {

    @Bean
    static BeanPostProcessor outboxWatch() {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          return bean instanceof Outbox outbox ? new Watched(outbox) : bean;
        }
      };
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
      registry.addInterceptor(new Requests());
    }
  }

  private static final class Requests implements HandlerInterceptor {
    @Override
    public void afterCompletion(
        HttpServletRequest request,
        HttpServletResponse response,
        Object handler,
        @Nullable Exception failure) {
      if (!(handler instanceof HandlerMethod method)
          || READING.contains(request.getMethod())
          || response.getStatus() >= 300
          || method.hasMethodAnnotation(NotAudited.class)) {
        return;
      }
      boolean said = request.getAttribute(SAID) != null;
      DONE.merge(method.getShortLogMessage(), said, Boolean::logicalOr);
    }
  }

  /** Notes on the request at hand that an entry was said. */
  private record Watched(Outbox outbox) implements Outbox {

    @Override
    public UUID append(Event event) {
      note(event);
      return outbox.append(event);
    }

    @Override
    public UUID append(Event event, Tenant tenant) {
      note(event);
      return outbox.append(event, tenant);
    }

    @Override
    public void tombstone(Class<? extends StateEvent> topic, UUID key) {
      outbox.tombstone(topic, key);
    }

    @Override
    public void tombstone(Class<? extends StateEvent> topic, UUID key, Tenant tenant) {
      outbox.tombstone(topic, key, tenant);
    }

    private static void note(Event event) {
      RequestAttributes request = RequestContextHolder.getRequestAttributes();
      if (request != null && event instanceof AuditRecorded) {
        request.setAttribute(SAID, true, RequestAttributes.SCOPE_REQUEST);
      }
    }
  }
}
