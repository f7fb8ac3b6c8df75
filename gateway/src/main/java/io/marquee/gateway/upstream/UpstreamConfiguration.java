package io.marquee.gateway.upstream;

import io.marquee.gateway.MarqueeSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelOption;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.RemoveHopByHopHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.TransferEncodingNormalizationHeadersFilter;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * The parts of Spring Cloud Gateway that a request passes, put together by hand: routes come from
 * the route table, so its auto-configuration with sixty predicates and filters is switched off.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UpstreamSettings.class)
class UpstreamConfiguration {

  private static final int MAX_ANSWER_HEADERS = 32 << 10;

  @Bean
  ServiceRoutes serviceRoutes(MarqueeSettings marquee) {
    return new ServiceRoutes(marquee.routes());
  }

  @Bean
  TableHandlerMapping tableHandlerMapping(
      List<GlobalFilter> filters, ServiceRoutes routes, Environment environment) {
    return new TableHandlerMapping(new FilteringWebHandler(filters, true), routes, environment);
  }

  @Bean
  Guards guards(UpstreamSettings settings, MeterRegistry meters) {
    return new Guards(settings, meters);
  }

  @Bean
  ServiceCall serviceCall(Guards guards, UpstreamSettings settings) {
    return new ServiceCall(guards, settings);
  }

  @Bean
  NettyRoutingFilter nettyRoutingFilter(
      UpstreamSettings settings, ObjectProvider<List<HttpHeadersFilter>> headers) {
    ConnectionProvider pool =
        ConnectionProvider.builder("services")
            .maxConnections(settings.connections())
            .pendingAcquireTimeout(settings.connect())
            .maxIdleTime(settings.idle())
            .evictInBackground(settings.idle())
            .build();
    HttpClient client =
        HttpClient.create(pool)
            .resolver(DefaultAddressResolverGroup.INSTANCE)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) settings.connect().toMillis())
            .httpResponseDecoder(spec -> spec.maxHeaderSize(MAX_ANSWER_HEADERS))
            .disableRetry(true);
    return new NettyRoutingFilter(client, headers, new HttpClientProperties());
  }

  @Bean
  NettyWriteResponseFilter nettyWriteResponseFilter(
      ObjectProvider<List<HttpHeadersFilter>> headers) {
    return new NettyWriteResponseFilter(List.of(MediaType.TEXT_EVENT_STREAM), headers);
  }

  @Bean
  RemoveHopByHopHeadersFilter removeHopByHopHeadersFilter() {
    return new RemoveHopByHopHeadersFilter();
  }

  @Bean
  TransferEncodingNormalizationHeadersFilter transferEncodingNormalizationHeadersFilter() {
    return new TransferEncodingNormalizationHeadersFilter();
  }
}
