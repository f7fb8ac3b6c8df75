package io.marquee.billing.purge;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.billing.MovableClock;
import io.marquee.billing.TestAccount;
import io.marquee.events.archive.PartExported;
import io.marquee.events.archive.PartImported;
import io.marquee.events.purge.RemainingData;
import io.marquee.events.purge.WorkspacePurged;
import io.marquee.events.workspace.ExportRequested;
import io.marquee.events.workspace.ImportRequested;
import io.marquee.events.workspace.WorkspacePurgeRequested;
import io.marquee.service.archive.ArchiveLinks;
import io.marquee.test.Events;
import io.marquee.test.MarqueeTest;
import io.marquee.test.PartSink;
import io.marquee.test.TestDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Not as the other tests: here stored work is done by itself. */
@MarqueeTest
@TestPropertySource(properties = "marquee.jobs.poll-interval=200ms")
@Import({MovableClock.Settings.class, TestAccount.Factory.class})
class PurgeIntegrationTests {

  @Autowired private TestAccount.Factory accounts;
  @Autowired private Events events;
  @Autowired private TestDatabase database;

  @Autowired ArchiveLinks links;

  @Test
  void givesItsPartToAnArchive() throws Exception {
    TestAccount account = accounts.onTrial();
    UUID archive = UUID.randomUUID();
    try (var sink = new PartSink()) {
      events.deliver(
          new ExportRequested(
              archive,
              account.workspace(),
              Map.of("billing", links.sealed(archive, "billing", sink.link()))),
          account.tenant());
      assertThat(events.awaitPublished(PartExported.class, archive).service()).isEqualTo("billing");
      assertThat(sink.files()).containsKey("billing/dump.sql");
    }
  }

  @Test
  void takesNothingInFromAnArchive() throws Exception {
    TestAccount account = accounts.onTrial();
    UUID archive = UUID.randomUUID();
    try (var sink = new PartSink()) {
      events.deliver(
          new ImportRequested(
              archive,
              account.workspace(),
              UUID.randomUUID(),
              account.id(),
              UUID.randomUUID(),
              false,
              Map.of(),
              Map.of("billing", links.sealed(archive, "billing", sink.link()))),
          account.tenant());
      assertThat(events.awaitPublished(PartImported.class, archive).failure())
          .isEqualTo("nothing comes in here from an archive");
    }
  }

  @Test
  void answersThatTheBooksAreKept() {
    TestAccount account = accounts.onTrial();
    database.update(
        """
        insert into shared.reservations (account_id, id, workspace_id, project_id, reference, credits, status, credits_used, detail, created_at, expires_at)
        values (?, ?, ?, ?, ?, 7, 'confirmed', 7, 'a film about us', now(), now())
        """,
        account.id(),
        UUID.randomUUID(),
        account.workspace(),
        UUID.randomUUID(),
        UUID.randomUUID());

    events.deliver(
        new WorkspacePurgeRequested(account.workspace(), UUID.randomUUID(), Instant.now()),
        account.tenant());

    WorkspacePurged told = events.awaitPublished(WorkspacePurged.class, account.workspace());
    assertThat(told.service()).isEqualTo("billing");
    assertThat(told.removed()).containsEntry("rows.anonymised", 1L);
    assertThat(told.remaining())
        .extracting(RemainingData::what)
        .contains("ledger, reservations and usage of the account", "backups");
    assertThat(
            database.count(
                "shared.reservations where workspace_id = ? and detail is null",
                account.workspace()))
        .isEqualTo(1);
  }
}
