package io.marquee.outbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.outbox.chaos.TcpProxy.Direction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTests {
  private static final int SHORT = 300;
  private static final int LONG = 20_000;

  /** What has come to the server, which answers each byte with the next one. */
  private final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();

  private final BlockingQueue<Integer> callers = new LinkedBlockingQueue<>();

  private final ServerSocket server = serverSocket();
  private final TcpProxy proxy = TcpProxy.to(server.getLocalPort());

  @BeforeEach
  void answer() {
    Thread.ofVirtual()
        .start(
            () -> {
              while (!server.isClosed()) {
                try {
                  Socket one = server.accept();
                  Thread.ofVirtual().start(() -> answer(one));
                } catch (IOException closed) {
                  return;
                }
              }
            });
  }

  private void answer(Socket one) {
    callers.add(one.getPort());
    try (one) {
      for (int read = one.getInputStream().read(); read >= 0; read = one.getInputStream().read()) {
        heard.add(read);
        one.getOutputStream().write(read + 1);
      }
      heard.add(-1);
    } catch (IOException torn) {
      heard.add(-2);
    }
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    server.close();
  }

  @Test
  void carriesBothWaysAndSaysFarewell() throws Exception {
    try (Socket client = connect()) {
      client.getOutputStream().write(1);

      assertThat(client.getInputStream().read()).isEqualTo(2);
      client.shutdownOutput();
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(heard()).isEqualTo(1);
    assertThat(heard()).isEqualTo(-1);
  }

  @Test
  void holdsBackWhatGoesToTheServerUntilItIsWhole() throws Exception {
    try (Socket client = connect()) {
      proxy.hold(Direction.TO_SERVER);
      client.getOutputStream().write(1);

      assertThat(heard.poll(SHORT, TimeUnit.MILLISECONDS)).isNull();
      proxy.heal();
      assertThat(client.getInputStream().read()).isEqualTo(2);
    }
  }

  @Test
  void holdsBackTheAnswerAlone() throws Exception {
    try (Socket client = connect()) {
      proxy.hold(Direction.FROM_SERVER);
      client.getOutputStream().write(1);

      assertThat(heard()).isEqualTo(1);
      client.setSoTimeout(SHORT);
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      proxy.heal();
      client.setSoTimeout(LONG);
      assertThat(client.getInputStream().read()).isEqualTo(2);
    }
  }

  @Test
  void carriesLater() throws Exception {
    try (Socket client = connect()) {
      proxy.delay(Duration.ofMillis(SHORT));
      long began = System.nanoTime();
      client.getOutputStream().write(1);

      assertThat(client.getInputStream().read()).isEqualTo(2);
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isGreaterThanOrEqualTo(Duration.ofMillis(2 * SHORT));
    }
  }

  @Test
  void tearsWhatIsConnected() throws Exception {
    try (Socket client = connect()) {
      client.getOutputStream().write(1);
      assertThat(client.getInputStream().read()).isEqualTo(2);
      proxy.reset();

      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
    }
    assertThat(heard()).isEqualTo(1);
    assertThat(heard()).isEqualTo(-2);
  }

  @Test
  void tearsWhatConnectsUntilItIsWhole() throws Exception {
    proxy.refuse();
    try (Socket client = connect()) {
      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
    }
    proxy.heal();
    try (Socket client = connect()) {
      client.getOutputStream().write(5);
      assertThat(client.getInputStream().read()).isEqualTo(6);
    }
  }

  @Test
  void knowsUnderWhichPortTheServerKnewItAndSinceWhen() throws Exception {
    Instant began = Instant.now();
    try (Socket client = connect()) {
      client.getOutputStream().write(1);
      assertThat(client.getInputStream().read()).isEqualTo(2);

      assertThat(proxy.calledFrom(callers.element(), Instant.now())).isPresent();
      assertThat(proxy.calledFrom(callers.element(), began)).isEmpty();
      assertThat(proxy.calledFrom(client.getLocalPort(), Instant.now())).isEmpty();
    }
  }

  private Socket connect() throws IOException {
    var client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    client.setSoTimeout(LONG);
    return client;
  }

  private int heard() throws InterruptedException {
    Integer next = heard.poll(LONG, TimeUnit.MILLISECONDS);
    return next == null ? -9 : next;
  }

  private static ServerSocket serverSocket() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
