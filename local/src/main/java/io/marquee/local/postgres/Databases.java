package io.marquee.local.postgres;

import io.marquee.local.home.Home;
import io.marquee.tenancy.database.ServiceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The services' databases and roles, made at the first start. */
record Databases(Home home, List<String> services) {

  void make(ServiceDatabase cluster) throws IOException, SQLException {
    for (String service : services) {
      Path made = home.at("postgres").resolve(service + ".database");
      if (Files.exists(made)) continue;
      cluster.create(service, passwords(service));
      Files.createFile(made);
    }
  }

  private ServiceDatabase.Passwords passwords(String service) {
    return new ServiceDatabase.Passwords(
        password(service, "owner"),
        password(service, "app"),
        password(service, "relay"),
        password(service, "across"));
  }

  private String password(String service, String role) {
    return home.secrets().password(Postgres.passwordName(service, role));
  }
}
