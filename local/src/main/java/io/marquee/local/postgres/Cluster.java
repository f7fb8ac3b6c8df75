package io.marquee.local.postgres;

import io.marquee.local.home.Folders;
import io.marquee.local.home.Home;
import io.marquee.local.home.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of the data: made whole or not at all, and looked at before it is used. */
record Cluster(Home home, NotRoot user) {
  Path folder() {
    return home.at("postgres/data");
  }

  boolean exists() {
    return Files.exists(folder());
  }

  void make(Path server, String password) throws IOException, InterruptedException {
    Path fresh = home.at("postgres/data.new"); // left by a start that was cut off
    Folders.delete(fresh);
    Files.createDirectories(fresh);
    user.own(fresh);
    Path passwordFile = Files.writeString(home.at("postgres/password.new"), password);
    user.own(passwordFile);
    List<String> initdb =
        user.command(
            server.resolve("bin/initdb").toString(),
            "--pgdata=" + fresh,
            "--username=postgres",
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C");
    int exit =
        new ProcessBuilder(initdb)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log("postgres").toFile()))
            .start()
            .waitFor();
    Files.delete(passwordFile);
    if (exit != 0) {
      throw new Refusal(
          "initdb failed with exit code %d.".formatted(exit), "See ./run logs postgres");
    }
    Files.move(fresh, folder());
  }

  /** Refuses a folder that no PostgreSQL could start from. */
  void check() {
    for (String needed : new String[] {"PG_VERSION", "global/pg_control", "postgresql.conf"}) {
      if (!Files.exists(folder().resolve(needed))) {
        throw home.broken("postgres/data has no " + needed);
      }
    }
    if (!Files.exists(home.at("secrets").resolve(Postgres.SECRET))) {
      throw home.broken("its secrets are gone, so its data cannot be read");
    }
  }

  /** A lock that outlived its server, whose number another process may bear by now. */
  void forgetLock() throws IOException {
    Files.deleteIfExists(folder().resolve("postmaster.pid"));
  }
}
