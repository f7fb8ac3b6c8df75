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
    return log(contender.word);
  }

  Path log(String word) {
    return folder.resolve(word + ".log");
  }

  /** The database of a service that is to idle. */
  Setup service(String word) throws SQLException {
    String database = "bench_" + word.replace('-', '_');
    created(database);
    return new Setup(word, servers.postgresPort(), database, servers.kafka(), "", 0, false);
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
      case PEER -> {
        copied(setup);
        // It makes its own tables at its first start.
        try (var first = new ContenderProcess(contender, setup, log(contender))) {
          first.start();
          first.stop();
        }
        NamastackRows.prepare(setup);
      }
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
      var template = new Setup("", servers.postgresPort(), TEMPLATE, servers.kafka(), "", 0, false);
      migrated(template);
      dropSlot(template);
      servers.run(
          "postgres",
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
              .formatted(TEMPLATE));
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
    dropSlot(setup);
    servers.run(
        "postgres",
        "drop database if exists %s with (force)".formatted(setup.database()),
        "checkpoint");
  }

  private void dropSlot(Setup setup) throws SQLException {
    String slot = "from pg_replication_slots where slot_name = '%s'".formatted(setup.slot());
    servers.run(
        "postgres",
        "select pg_terminate_backend(active_pid, 10000) " + slot + " and active_pid is not null",
        "select pg_drop_replication_slot(slot_name) " + slot);
  }
}
