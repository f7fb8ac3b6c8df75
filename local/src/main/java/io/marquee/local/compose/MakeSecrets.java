package io.marquee.local.compose;

import io.marquee.local.home.Secrets;
import io.marquee.local.postgres.Postgres;
import io.marquee.local.service.Service;
import io.marquee.local.service.ServiceSecrets;
import io.marquee.local.sink.Sinks;
import java.nio.file.Path;
import java.util.Map;

/**
 * Lays out a folder of secrets for each container, and nothing in it that is another's. Made at
 * random where there are none, the same ever after: the folders are volumes.
 */
final class MakeSecrets {
  /** Where all of them are kept; no service sees it. */
  static final String MASTERS = "masters";

  private MakeSecrets() {}

  /**
   * @param arguments the folder that holds a folder for each
   */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    make(folder);
    System.out.println("Each container has its secrets.");
  }

  static void make(Path folder) {
    var masters = new Secrets(folder.resolve(MASTERS));
    var given = new Secrets(folder);
    for (Service service : Service.ALL) {
      given.tree(service.name(), new ServiceSecrets(masters).of(service));
    }
    given.tree("postgres", Map.of("superuser", masters.password(Postgres.SECRET)));
    given.tree(
        "s3-mail",
        Map.of(
            Sinks.ACCESS_KEY,
            Sinks.accessKey(masters),
            Sinks.SECRET_KEY,
            Sinks.secretKey(masters)));
  }
}
