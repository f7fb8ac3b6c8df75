package io.marquee.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.local.process.Ending;
import io.marquee.local.process.JavaCommand;
import io.marquee.local.process.Launch;
import io.marquee.local.process.PortHolder;
import io.marquee.local.process.RunningProcess;
import io.marquee.local.supervisor.Part;
import io.marquee.local.supervisor.PartState;
import io.marquee.local.supervisor.SuiteState;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfrastructureIntegrationTests {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.ON_SUCCESS)
  Path folder;

  private @Nullable Suite suite;

  @AfterEach
  void endWhatIsLeft() throws Exception {
    if (suite == null) return;
    suite.launcher().ifPresent(launcher -> signal(launcher, "KILL"));
    suite.cleanUp();
  }

  @Test
  void keepsDataOverARestartRevivesWhatDiesAndCleansUpAfterAKilledLauncher() throws Exception {
    Suite suite = Infrastructure.prepare(folder.resolve("home"));
    this.suite = suite;

    start(suite);
    assertThat(setting(suite, "fsync")).isEqualTo("on");
    assertThat(setting(suite, "synchronous_commit")).isEqualTo("on");
    assertThat(setting(suite, "wal_level")).isEqualTo("logical");
    execute(suite, "create table shared.kept (word text)");
    execute(suite, "insert into shared.kept values ('still here')");
    createTopic(suite, "kept");
    sendMail(suite, "ada@example.com", "Your film is ready");

    for (Part part : suite.parts()) kill(suite, part.name());
    for (Part part : suite.parts()) {
      // More than one where what the killed process left behind, such as memory, was still in use.
      await().atMost(PATIENCE).until(() -> state(suite).restarts(part.name()) >= 1);
      awaitHealthy(suite, part.name());
    }
    assertThat(query(suite, "select word from shared.kept")).isEqualTo("still here");

    new Stop(suite).run();
    for (Part part : suite.parts()) {
      for (int port : part.ports()) assertThat(PortHolder.isFree(port)).isTrue();
    }

    start(suite);
    assertThat(query(suite, "select word from shared.kept")).isEqualTo("still here");
    assertThat(topics(suite)).contains("kept");
    assertThat(mailsTo(suite, "ada@example.com")).contains("Your film is ready");

    RunningProcess launcher = suite.launcher().orElseThrow();
    signal(launcher, "KILL");
    assertThat(Ending.gone(launcher, PATIENCE)).isTrue();
    List<RunningProcess> orphans =
        suite.parts().stream().map(part -> process(suite, part.name())).toList();
    assertThat(orphans).allMatch(RunningProcess::isAlive);
    suite.cleanUp();
    assertThat(orphans).noneMatch(RunningProcess::isAlive);
  }

  private static void start(Suite suite) throws Exception {
    Files.deleteIfExists(suite.home().run("state.properties"));
    var java =
        JavaCommand.ofLauncher(suite.home(), "test", 64)
            .with("-Dmarquee.launcher=" + suite.home().folder());
    new Launch(
            java.run(Infrastructure.class.getName(), suite.home().folder().toString()),
            Map.of(),
            java.mark())
        .process(suite.home().log("launcher"));
    await().atMost(PATIENCE).until(() -> suite.state().filter(SuiteState::isHealthy).isPresent());
  }

  private static void kill(Suite suite, String part) {
    signal(process(suite, part), "KILL");
  }

  private static void signal(RunningProcess process, String signal) {
    try {
      Ending.signal(process, signal);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RunningProcess process(Suite suite, String part) {
    return RunningProcess.find(suite.home().run(part + ".pid")).orElseThrow();
  }

  private static void awaitHealthy(Suite suite, String part) {
    await().atMost(PATIENCE).until(() -> state(suite).part(part) == PartState.HEALTHY);
  }

  private static SuiteState state(Suite suite) {
    return suite.state().orElseThrow();
  }

  private static String setting(Suite suite, String name) throws Exception {
    return query(suite, "show " + name);
  }

  private static String query(Suite suite, String sql) throws Exception {
    try (Connection connection = connect(suite);
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void execute(Suite suite, String sql) throws Exception {
    try (Connection connection = connect(suite)) {
      connection.createStatement().execute(sql);
    }
  }

  private static Connection connect(Suite suite) throws Exception {
    String url = "jdbc:postgresql://localhost:%d/film".formatted(suite.ports().get("postgres"));
    return DriverManager.getConnection(
        url, "postgres", suite.home().secrets().password("postgres-superuser"));
  }

  private static Admin admin(Suite suite) {
    return Admin.create(Map.of("bootstrap.servers", "localhost:" + suite.ports().get("kafka")));
  }

  private static void createTopic(Suite suite, String name) throws Exception {
    try (Admin admin = admin(suite)) {
      admin.createTopics(List.of(new NewTopic(name, 12, (short) 1))).all().get();
    }
  }

  private static Set<String> topics(Suite suite) throws Exception {
    try (Admin admin = admin(suite)) {
      return admin.listTopics().names().get();
    }
  }

  private static void sendMail(Suite suite, String to, String subject) throws Exception {
    var properties = new Properties();
    properties.put("mail.smtp.host", "localhost");
    properties.put("mail.smtp.port", "" + suite.ports().get("smtp"));
    var message = new MimeMessage(Session.getInstance(properties));
    message.setFrom("films@marquee.localhost");
    message.setRecipients(Message.RecipientType.TO, to);
    message.setSubject(subject);
    message.setText("Watch it.");
    Transport.send(message);
  }

  private static String mailsTo(Suite suite, String recipient) throws Exception {
    var url = "http://localhost:%d/mails?to=%s".formatted(suite.ports().get("mail"), recipient);
    try (var answer = URI.create(url).toURL().openStream()) {
      return new String(answer.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
