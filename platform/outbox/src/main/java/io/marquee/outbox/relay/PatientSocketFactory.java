package io.marquee.outbox.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/**
 * Sockets on which PostgreSQL's driver can wait for the next message. When it asks whether there is
 * one, it looks for one millisecond, so that whoever wants to hear at once has to ask a thousand
 * times a second. On these sockets that look takes longer, and ends as soon as something comes.
 * Public because the driver makes it by its name.
 */
public class PatientSocketFactory extends SocketFactory {
  /** What the driver sets for its look, see {@code PGStream.hasMessagePending}. */
  private static final int LOOK = 1;

  /** Also how long it may take until the relay notices that it is to end. */
  static final int PATIENCE_MILLIS = 200;

  @Override
  public Socket createSocket() {
    return new PatientSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new IOException("the driver connects by itself");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket(host.getHostName(), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private static final class PatientSocket extends Socket {
    @Override
    public synchronized void setSoTimeout(int millis) throws SocketException {
      super.setSoTimeout(millis == LOOK ? PATIENCE_MILLIS : millis);
    }
  }
}
