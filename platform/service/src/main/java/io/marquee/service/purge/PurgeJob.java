package io.marquee.service.purge;

import io.marquee.service.jobs.Job;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Purges one workspace from this service, in small transactions. Ended at any step it begins again
 * with what is left; the answer is said in the transaction that closes the count.
 */
class PurgeJob extends Job<PurgeJob.Data> {

  static final String NAME = "purge-workspace";

  record Data(UUID purgeId) {}

  private final ObjectProvider<PurgePart> parts;
  private final TenantRows tenantRows;
  private final OwnSchema ownSchema;
  private final ServiceRows serviceRows;
  private final PurgeReportAnnouncer announcer;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  PurgeJob(
      ObjectProvider<PurgePart> parts,
      TenantRows tenantRows,
      OwnSchema ownSchema,
      ServiceRows serviceRows,
      PurgeReportAnnouncer announcer,
      JdbcClient jdbc,
      TransactionTemplate transaction) {
    super(NAME, Data.class);
    this.parts = parts;
    this.tenantRows = tenantRows;
    this.ownSchema = ownSchema;
    this.serviceRows = serviceRows;
    this.announcer = announcer;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public void run(String id, Data data) throws Exception {
    var purging = new Purging(data.purgeId(), jdbc, transaction);
    List<PurgePart> first = parts.orderedStream().toList();
    for (PurgePart part : first) part.purge(purging);
    tenantRows.remove(purging);
    // Before the stored work: a move that is under way has to end by itself.
    ownSchema.leave(data.purgeId());
    serviceRows.remove(purging);
    transaction.executeWithoutResult(status -> announcer.say(data.purgeId(), purging.remaining()));
  }
}
