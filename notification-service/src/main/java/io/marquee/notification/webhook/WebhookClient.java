package io.marquee.notification.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Calls an endpoint once. The host is resolved once, checked, and the checked address is the one
 * connected to, so a name that changes its address in between leads nowhere. Redirects are answers,
 * not ways to follow.
 */
@Component
class WebhookClient implements DisposableBean {

  private static final Timeout LIMIT = Timeout.ofSeconds(15);
  private static final int ANSWER_LIMIT = 4096;

  /**
   * What came of a call.
   *
   * @param status the HTTP status
   * @param body the beginning of the answer
   * @param retryAfter when the endpoint wants to be called again, if it said so
   */
  record Answer(int status, String body, @Nullable Duration retryAfter) {}

  private final CloseableHttpClient http;
  private final Clock clock;

  WebhookClient(
      Clock clock,
      @Value("${marquee.webhooks.allow-private-addresses:false}") boolean allowPrivate) {
    this.clock = clock;
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new CheckedDns(allowPrivate))
            .setMaxConnTotal(64)
            .setMaxConnPerRoute(4)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.ofSeconds(5))
                    .setSocketTimeout(LIMIT)
                    .build())
            .build();
    this.http =
        HttpClients.custom()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(LIMIT)
                    .setConnectionRequestTimeout(LIMIT)
                    .build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .setUserAgent("Marquee-Webhooks/1.0")
            .build();
  }

  /**
   * Sends a signed event.
   *
   * @throws IOException when no answer came: no such host, refused address, connection, time-out
   */
  Answer send(String url, String secret, UUID messageId, String body) throws IOException {
    Instant now = clock.instant();
    var request = new HttpPost(url);
    request.setHeader("webhook-id", messageId.toString());
    request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
    request.setHeader("webhook-signature", Signature.of(secret, messageId, now, body));
    request.setEntity(
        new StringEntity(
            body, ContentType.create("application/cloudevents+json", StandardCharsets.UTF_8)));
    // A response time-out restarts with every byte; this one does not.
    var deadline =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    TimeUnit.SECONDS.sleep(LIMIT.toSeconds());
                    request.cancel();
                  } catch (InterruptedException answered) {
                    // The answer came in time.
                  }
                });
    try {
      return http.execute(request, WebhookClient::read);
    } finally {
      deadline.interrupt();
    }
  }

  private static Answer read(ClassicHttpResponse response) throws IOException {
    String body = "";
    if (response.getEntity() != null) {
      try (var content = response.getEntity().getContent()) {
        body = new String(content.readNBytes(ANSWER_LIMIT), StandardCharsets.UTF_8);
      }
    }
    return new Answer(
        response.getCode(),
        body.replace("\0", ""),
        retryAfter(response.getFirstHeader("Retry-After")));
  }

  private static @Nullable Duration retryAfter(@Nullable Header header) {
    if (header == null || !header.getValue().matches("\\d{1,6}")) return null;
    return Duration.ofSeconds(Long.parseLong(header.getValue()));
  }

  @Override
  public void destroy() throws IOException {
    http.close();
  }

  /** Gives the connection exactly the addresses that were checked. */
  private record CheckedDns(boolean allowPrivate) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return AddressCheck.resolve(host, allowPrivate);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
