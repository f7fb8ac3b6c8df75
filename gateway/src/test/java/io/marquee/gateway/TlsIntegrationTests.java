package io.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.marquee.gateway.tls.ClientHello;
import io.marquee.gateway.tls.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;

/** A gateway that ends TLS itself, with a certificate of its own, beside the first. */
class TlsIntegrationTests extends GatewayTest {

  private static final int TLS_1_0 = 0x0301;
  private static final int TLS_1_1 = 0x0302;
  private static final int TLS_1_2 = 0x0303;
  private static final int ECDHE_ECDSA_AES_128_GCM = 0xc02b;
  private static final int ECDHE_ECDSA_AES_128_CBC = 0xc009;
  private static final int RSA_AES_128_CBC = 0x002f;
  private static final String PROTOCOL_VERSION = "alert 70";
  private static final String HANDSHAKE_FAILURE = "alert 40";

  @TempDir private static Path folder;
  private static TestCertificate certificate;
  private static TestCertificate stranger;
  private static HttpsServer impostor;
  private static final AtomicInteger ASKED = new AtomicInteger();
  private static ConfigurableApplicationContext gateway;
  private static int tls;

  /**
   * Netty's, which the first gateway would lose with the end of this one if they were shared. Not a
   * configuration by name: Spring would take it for this test's.
   */
  static class OwnThreads {

    @Bean
    ReactorResourceFactory reactorResourceFactory() {
      ReactorResourceFactory own = new ReactorResourceFactory();
      own.setUseGlobalResources(false);
      return own;
    }
  }

  @BeforeAll
  static void startWithACertificate() throws IOException {
    certificate = TestCertificate.of(folder, "dns:localhost");
    certificate.write(folder.resolve("tls.crt"), folder.resolve("tls.key"));
    stranger = TestCertificate.of(folder, "dns:localhost");
    impostor = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
    impostor.setHttpsConfigurator(new HttpsConfigurator(stranger.context()));
    impostor.createContext("/", exchange -> ASKED.incrementAndGet());
    impostor.start();
    List<String> words = new ArrayList<>();
    addresses().forEach((name, value) -> words.add("--" + name + "=" + value));
    words.addAll(
        List.of(
            "--spring.profiles.active=tls",
            "--server.port=0",
            "--management.server.port=0",
            "--marquee.public-url=https://localhost:8443",
            "--marquee.gateway.tls.certificate=" + folder.resolve("tls.crt"),
            "--marquee.gateway.tls.private-key=" + folder.resolve("tls.key"),
            "--spring.ssl.bundle.watch.file.quiet-period=100ms",
            "--marquee.routes.identity=https://localhost:" + impostor.getAddress().getPort(),
            "--marquee.gateway.slowest-head=2s",
            "--marquee.gateway.directory.probe=200ms"));
    gateway =
        new SpringApplicationBuilder(GatewayApplication.class, OwnThreads.class)
            .run(words.toArray(String[]::new));
    tls = gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  @AfterAll
  static void end() {
    gateway.close();
    impostor.stop(0);
  }

  @Test
  void speaksTheTwoNewestVersions() throws Exception {
    for (String version : List.of("TLSv1.3", "TLSv1.2")) {
      String answer = ask(certificate, version, "GET /docs HTTP/1.1");
      assertThat(answer)
          .as(version)
          .startsWith("HTTP/1.1 200 ")
          .containsIgnoringCase("Strict-Transport-Security: max-age=31536000; includeSubDomains");
    }
    assertThat(ClientHello.answer(tls, TLS_1_2, ECDHE_ECDSA_AES_128_GCM)).isEqualTo("hello");
  }

  @Test
  void speaksNoOlderVersion() throws Exception {
    for (int version : new int[] {TLS_1_0, TLS_1_1})
      assertThat(
              ClientHello.answer(
                  tls, version, ECDHE_ECDSA_AES_128_GCM, ECDHE_ECDSA_AES_128_CBC, RSA_AES_128_CBC))
          .isEqualTo(PROTOCOL_VERSION);
  }

  @Test
  void takesNoSuiteWithoutForwardSecrecyOrAuthentication() throws Exception {
    assertThat(ClientHello.answer(tls, TLS_1_2, ECDHE_ECDSA_AES_128_CBC, RSA_AES_128_CBC))
        .isEqualTo(HANDSHAKE_FAILURE);
  }

  @Test
  void givesNobodyAnAnswerWithoutTls() throws Exception {
    long before = arrived();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), tls)) {
      socket.setSoTimeout(40_000);
      socket
          .getOutputStream()
          .write(
              "POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}"
                  .getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readAllBytes();
      assertThat(new String(answer, StandardCharsets.ISO_8859_1)).doesNotContain("HTTP/");
    }
    assertThat(arrived()).isEqualTo(before);
  }

  @Test
  void waitsForNobodysHeadersForEver() throws Exception {
    assertThat(ask(certificate, "TLSv1.3", "GET / HTTP/1.1\r\nX-A: ", false))
        .startsWith("HTTP/1.1 408 ");
  }

  @Test
  void speaksToNoServiceThatNobodyVouchesFor() throws Exception {
    String answer =
        ask(certificate, "TLSv1.3", "POST /api/v1/auth/login HTTP/1.1\r\nContent-Length: 0");
    assertThat(answer).startsWith("HTTP/1.1 50").contains("service_");
    assertThat(ASKED).hasValue(0);
  }

  @Test
  void takesARenewedCertificateWithoutARestart() {
    TestCertificate renewed = TestCertificate.of(folder, "dns:localhost");
    renewed.write(folder.resolve("tls.crt"), folder.resolve("tls.key"));
    await()
        .ignoreExceptions()
        .until(() -> ask(renewed, "TLSv1.3", "GET /docs HTTP/1.1").startsWith("HTTP/1.1 200 "));
    certificate = renewed;
  }

  private static String ask(TestCertificate trusted, String version, String head)
      throws IOException {
    return ask(trusted, version, head, true);
  }

  private static String ask(TestCertificate trusted, String version, String head, boolean whole)
      throws IOException {
    try (SSLSocket socket =
        (SSLSocket) trusted.context().getSocketFactory().createSocket("localhost", tls)) {
      socket.setSoTimeout(40_000);
      socket.setEnabledProtocols(new String[] {version});
      String rest = "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket
          .getOutputStream()
          .write((whole ? head + rest : head).getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readAllBytes();
      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
      assertThat(socket.getSession().getPeerCertificates()[0]).isInstanceOf(X509Certificate.class);
      return new String(answer, StandardCharsets.UTF_8);
    }
  }
}
