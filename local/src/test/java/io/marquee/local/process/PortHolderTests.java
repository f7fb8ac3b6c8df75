package io.marquee.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortHolderTests {
  @Test
  void seesAPortThatAnybodyHoldsAndWhoItIs() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
      assertThat(PortHolder.isFree(port)).isFalse();
      assertThat(PortHolder.find(port).orElseThrow())
          .startsWith("process " + ProcessHandle.current().pid() + " (");
    }
    assertThat(PortHolder.isFree(port)).isTrue();
    assertThat(PortHolder.find(port)).isEmpty();
  }
}
