package io.marquee.service.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.marquee.outbox.CurrentEvent;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.EventSpans;
import io.marquee.outbox.Rebuilding;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import tools.jackson.databind.json.JsonMapper;

/**
 * The job door: runs stored work with its tenant bound. Locks, leases and polling are
 * db-scheduler's; a worker that died is noticed after four missed heartbeats of five seconds, and
 * its work is taken up again.
 */
class JobScheduler implements Jobs, SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(JobScheduler.class);

  private static final int LOOKS = 10;

  private final ObjectProvider<Job<?>> jobs;
  private final ObjectProvider<RecurringJob> recurring;
  private final DataSource dataSource;
  private final JsonMapper json;
  private final JobSettings settings;
  private final JobMeters meters;
  private final EventSpans spans;
  private final String instance = UUID.randomUUID().toString();
  private volatile boolean running;

  /** Built at first use, since the jobs themselves may need {@link Jobs}. */
  private @Nullable Scheduler scheduler;

  JobScheduler(
      ObjectProvider<Job<?>> jobs,
      ObjectProvider<RecurringJob> recurring,
      DataSource dataSource,
      JsonMapper json,
      JobSettings settings,
      JobMeters meters,
      EventSpans spans) {
    this.jobs = jobs;
    this.recurring = recurring;
    this.dataSource = dataSource;
    this.json = json;
    this.settings = settings;
    this.meters = meters;
    this.spans = spans;
  }

  @Override
  public <T> void schedule(Job<T> job, String id, T data, Instant at) {
    Rebuilding.refuse("stores a job");
    Tenant tenant = CurrentWorkspace.tenant();
    var stored =
        new StoredJob(
            tenant.workspaceId(),
            tenant.accountId(),
            json.writeValueAsString(data),
            CurrentEvent.find().orElse(null));
    // Ends, since no more of them run at a time than there are threads.
    for (int n = 0; !store(new TaskInstance<>(job.name(), successor(id, n), stored), at); n++) {
      LOG.debug("{} {} is running, another piece will follow", job.name(), id);
    }
  }

  /** What is asked for while a piece runs is another piece, which runs beside or after it. */
  private static String successor(String id, int number) {
    return number == 0 ? id : id + " again " + number;
  }

  /**
   * Stores a piece, in place of one that waits.
   *
   * @return false if it is running, and so can be neither changed nor replaced
   */
  private boolean store(TaskInstance<StoredJob> piece, Instant at) {
    for (int look = 0; look < LOOKS; look++) {
      if (scheduler().scheduleIfNotExists(piece, at)) return true;
      try {
        scheduler().reschedule(piece, at, piece.getData());
        return true;
      } catch (TaskInstanceCurrentlyExecutingException running) {
        return false;
      } catch (TaskInstanceNotFoundException | ExecutionException changed) {
        // It began or ended between the two looks: another look tells which.
        LOG.debug("{} changed while it was to be replaced", piece, changed);
      }
    }
    return false;
  }

  @Override
  public void cancel(Job<?> job, String id) {
    for (int n = 0; ; n++) {
      var piece = TaskInstanceId.of(job.name(), successor(id, n));
      var stored = scheduler().getScheduledExecution(piece);
      if (stored.isEmpty()) return;
      if (!stored.get().isPicked()) scheduler().cancel(piece);
    }
  }

  @Override
  public void start() {
    running = true;
    if (jobs.stream().findAny().isEmpty() && recurring.stream().findAny().isEmpty()) return;
    scheduler().start();
  }

  @Override
  public void stop() {
    if (running) end();
    running = false;
  }

  private synchronized Scheduler scheduler() {
    if (scheduler == null) scheduler = build();
    return scheduler;
  }

  /** Its threads do not start again; another one's do. */
  private void end() {
    Scheduler ended = scheduler();
    ended.stop();
    synchronized (this) {
      if (scheduler == ended) scheduler = null;
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private Scheduler build() {
    var tasks = new ArrayList<Task<?>>();
    jobs.stream().map(this::task).forEach(tasks::add);
    var repeated = recurring.stream().map(this::task).toList();
    return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), tasks)
        .startTasks(repeated)
        .tableName("scheduled_jobs")
        .schedulerName(new SchedulerName.Fixed(instance))
        .threads(settings.threads())
        .pollUsingLockAndFetch(0.5, 1.0)
        .pollingInterval(settings.pollInterval())
        .heartbeatInterval(Duration.ofSeconds(5))
        .missedHeartbeatsLimit(4)
        .shutdownMaxWait(Duration.ofSeconds(10))
        .alwaysPersistTimestampInUTC()
        .enableImmediateExecution()
        .serializer(new JsonSerializer(json))
        .build();
  }

  private <T> Task<StoredJob> task(Job<T> job) {
    return Tasks.oneTime(job.name(), StoredJob.class)
        .onFailure((complete, operations) -> failed(job, complete, operations))
        .execute(
            (piece, context) ->
                inTenant(
                    job,
                    piece.getData(),
                    () ->
                        meters.measure(
                            job.name(), () -> job.run(piece.getId(), data(job, piece.getData())))));
  }

  private com.github.kagkarlsson.scheduler.task.helper.RecurringTask<Void> task(RecurringJob job) {
    return Tasks.recurring(job.name(), FixedDelay.of(job.every()))
        .execute(
            (piece, context) -> {
              try {
                meters.measure(job.name(), job::run);
              } catch (Exception failed) {
                throw new JobFailed(failed);
              }
            });
  }

  private <T> void failed(
      Job<T> job, ExecutionComplete complete, ExecutionOperations<StoredJob> operations) {
    int failures = complete.getExecution().consecutiveFailures + 1;
    Throwable cause = complete.getCause().map(JobFailed::causeOf).orElse(null);
    Optional<Duration> pause = job.retryAfter(failures, cause);
    String id = complete.getExecution().getId();
    if (pause.isPresent()) {
      LOG.warn(
          "{} {} failed {} times, next try in {}", job.name(), id, failures, pause.get(), cause);
      operations.reschedule(complete, Instant.now().plus(pause.get()));
    } else {
      LOG.error("{} {} failed {} times and is given up", job.name(), id, failures, cause);
      var stored = (StoredJob) complete.getExecution().taskInstance.getData();
      meters.givenUp(job.name());
      inTenant(job, stored, () -> job.gaveUp(id, data(job, stored), cause));
      operations.stop();
    }
  }

  private <T> T data(Job<T> job, StoredJob stored) {
    return json.readValue(stored.data(), job.dataType());
  }

  private interface Work {
    void run() throws Exception;
  }

  private void inTenant(Job<?> job, StoredJob stored, Work work) {
    try {
      CurrentWorkspace.call(
          stored.tenant(),
          () -> {
            EventEnvelope cause = stored.cause();
            if (cause == null) {
              work.run();
            } else {
              spans.call(
                  job.name(),
                  cause,
                  () -> {
                    work.run();
                    return true;
                  });
            }
            return true;
          });
    } catch (Exception failed) {
      throw new JobFailed(failed);
    }
  }

  /** Carries a job's checked failure through db-scheduler. */
  private static final class JobFailed extends RuntimeException {
    JobFailed(Exception cause) {
      super(cause);
    }

    static Throwable causeOf(Throwable failure) {
      return failure instanceof JobFailed && failure.getCause() != null
          ? failure.getCause()
          : failure;
    }
  }

  /** Stored work is readable in the table. */
  private record JsonSerializer(JsonMapper json) implements Serializer {
    @Override
    public byte[] serialize(Object data) {
      return json.writeValueAsBytes(data);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] stored) {
      return json.readValue(stored, type);
    }
  }
}
