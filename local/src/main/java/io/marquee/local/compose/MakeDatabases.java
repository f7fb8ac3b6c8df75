package io.marquee.local.compose;

import io.marquee.local.home.Secrets;
import io.marquee.local.postgres.Databases;
import io.marquee.local.postgres.Postgres;
import io.marquee.local.service.Service;
import io.marquee.tenancy.database.ServiceDatabase;
import java.nio.file.Path;
import java.sql.SQLException;

/** Makes each service's database with its roles, or completes it. */
final class MakeDatabases {
  private MakeDatabases() {}

  /**
   * @param arguments the folder of all secrets, then the server's host and port
   */
  public static void main(String[] arguments) throws SQLException {
    var masters = new Secrets(Path.of(arguments[0]));
    var cluster =
        new ServiceDatabase(
            arguments[1],
            Integer.parseInt(arguments[2]),
            Postgres.SUPERUSER,
            masters.password(Postgres.SECRET));
    for (String service : Service.databases()) {
      cluster.create(service, Databases.passwords(masters, service));
      System.out.println("The database " + service + " is there.");
    }
  }
}
