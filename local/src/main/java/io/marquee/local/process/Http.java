package io.marquee.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks for health; by the JDK's oldest client, since the newer one costs the launcher 15 MB. */
public final class Http {
  private static final int PATIENCE_MILLIS = 2000;

  private Http() {}

  /** Whether this machine answers 200 there. */
  public static boolean answers(int port, String path) {
    HttpURLConnection connection = null;
    try {
      var url = URI.create("http://localhost:%d%s".formatted(port, path)).toURL();
      connection = (HttpURLConnection) url.openConnection();
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    } finally {
      if (connection != null) connection.disconnect();
    }
  }
}
