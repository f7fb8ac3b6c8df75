package io.marquee.bench;

import io.marquee.tenancy.database.ServiceDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** Makes each contender's database, and takes it away. */
final class Stage {
  private static final String TEMPLATE = "bench_template";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Servers servers;
  private final Path folder;
  private boolean templateIsMade;

  Stage(Servers servers, Path folder) {
    this.servers = servers;
    this.folder = folder;
  }

  Path log(Contender contender) {
    return folder.resolve(contender.word + ".log");
  }

  /** Everything that must be there before the first row: tables, publication, slot. */
  Setup prepare(Contender contender, String topic, long rows, boolean effects) throws Exception {
    var setup =
        new Setup(
            contender.word,
            servers.postgresPort(),
            "bench_" + contender.word,
            servers.kafka(),
            topic,
            rows,
            effects);
    switch (contender.input) {
      case NONE -> {}
      case OURS -> migrated(setup);
      case TABLE -> copied(setup);
      case STREAM -> {
        copied(setup);
        servers.run(
            setup.database(),
            "select pg_create_logical_replication_slot('%s', 'pgoutput')".formatted(setup.slot()));
      }
    }
    return setup;
  }

  /** Our own migrations, and a slot, as the first start of a service leaves them. */
  private void migrated(Setup setup) throws Exception {
    created(setup.database());
    try (var first = new ContenderProcess(Contender.OURS, setup, log(Contender.OURS))) {
      first.start();
      awaitSlot(setup.slot());
      first.stop();
    }
  }

  /** The same tables, made once and copied. */
  private void copied(Setup setup) throws Exception {
    if (!templateIsMade) {
      created(TEMPLATE);
      var template = new Setup("", servers.postgresPort(), TEMPLATE, servers.kafka(), "", 0, false);
      Ours.service(template, "marquee.events.relay=false").close();
      templateIsMade = true;
    }
    servers.run("postgres", "create database %s template %s".formatted(setup.database(), TEMPLATE));
  }

  private void created(String database) throws SQLException {
    var passwords =
        new ServiceDatabase.Passwords(
            Servers.PASSWORD, Servers.PASSWORD, Servers.PASSWORD, Servers.PASSWORD);
    new ServiceDatabase("localhost", servers.postgresPort(), Servers.SUPERUSER, Servers.PASSWORD)
        .create(database, passwords);
  }

  private void awaitSlot(String slot) throws Exception {
    String query = "select count(*) from pg_replication_slots where slot_name = '%s'";
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!servers.one("postgres", query.formatted(slot)).equals("1")) {
      if (System.nanoTime() > end) throw new BenchFailed("there is no slot " + slot);
      Thread.sleep(100);
    }
  }

  void clear(Contender contender, Setup setup) throws SQLException {
    if (contender.input == Contender.Input.NONE) return;
    servers.run(
        "postgres",
        "select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = '%s'"
            .formatted(setup.slot()),
        "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = '%s'"
            .formatted(setup.slot()),
        "drop database if exists %s with (force)".formatted(setup.database()),
        "checkpoint");
  }
}
