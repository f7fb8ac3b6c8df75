package io.marquee.identity.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Somebody's browser at the provider. */
public final class ProviderBrowser {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private ProviderBrowser() {}

  /** Logs in there as a person does, and gives the address that the provider sends back to. */
  public static String logIn(ProviderServer provider, String authorization, String user) {
    try (var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      var asked = get(browser, authorization);
      assertThat(asked.statusCode()).as(asked.body()).isEqualTo(302);
      String form = get(browser, provider.issuer() + "/login").body();
      var csrf = CSRF.matcher(form);
      assertThat(csrf.find()).as(form).isTrue();
      var entered =
          send(
              browser,
              HttpRequest.newBuilder(URI.create(provider.issuer() + "/login"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "username=%s&password=%s&_csrf=%s"
                              .formatted(
                                  user,
                                  ProviderServer.PASSWORD,
                                  URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8)))));
      return location(get(browser, location(entered)));
    }
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
  }

  private static HttpResponse<String> get(HttpClient browser, String uri) {
    return send(browser, HttpRequest.newBuilder(URI.create(uri)).GET());
  }

  private static HttpResponse<String> send(HttpClient browser, HttpRequest.Builder request) {
    try {
      return browser.send(
          request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
