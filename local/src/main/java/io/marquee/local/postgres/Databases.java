package io.marquee.local.postgres;

import io.marquee.local.home.Home;
import io.marquee.local.home.Secrets;
import io.marquee.tenancy.database.ServiceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The services' databases and roles, made at the first start. */
public record Databases(Home home, List<String> services) {

  void make(ServiceDatabase cluster) throws IOException, SQLException {
    for (String service : services) {
      Path made = home.at("postgres").resolve(service + ".database");
      if (Files.exists(made)) continue;
      cluster.create(service, passwords(home.secrets(), service));
      Files.createFile(made);
    }
  }

  public static ServiceDatabase.Passwords passwords(Secrets secrets, String service) {
    return new ServiceDatabase.Passwords(
        secrets.password(Postgres.passwordName(service, "owner")),
        secrets.password(Postgres.passwordName(service, "app")),
        secrets.password(Postgres.passwordName(service, "relay")),
        secrets.password(Postgres.passwordName(service, "across")));
  }
}
