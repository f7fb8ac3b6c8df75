package io.marquee.film.generation.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.film.FilmTest;
import io.marquee.film.generation.RenderJobs;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init")
class RenderJobsIntegrationTests extends FilmTest {

  private static final Duration LEASE = Duration.ofSeconds(30);

  private final UUID first = UUID.randomUUID();
  private final UUID second = UUID.randomUUID();

  @Autowired RenderWorkers workers;
  @Autowired RenderJobs jobs;

  @BeforeEach
  void twoJobsAndNobodyToDoThem() {
    workers.stop();
    add(first, 2);
    add(second, 1);
  }

  @AfterEach
  void workAgain() {
    jobs.remove(first);
    jobs.remove(second);
    workers.start();
  }

  @Test
  void areClaimedOnceInTheOrderOfTheirComing() {
    assertThat(jobs.claim("a", LEASE).orElseThrow().generationId()).isEqualTo(first);
    var claimed = jobs.claim("b", LEASE).orElseThrow();
    assertThat(claimed.generationId()).isEqualTo(second);
    assertThat(claimed.tenant()).isEqualTo(tenant());
    assertThat(jobs.claim("c", LEASE)).isEmpty();
  }

  @Test
  void areFreeAgainWhenTheLeaseEnds() {
    jobs.claim("a", LEASE);
    jobs.claim("a", Duration.ofSeconds(-1));
    var again = jobs.claim("b", LEASE).orElseThrow();
    assertThat(again.generationId()).isEqualTo(second);
    assertThat(again.attempts()).isEqualTo(2);
    assertThat(jobs.renew(second, "a", LEASE)).isFalse();
    assertThat(jobs.renew(second, "b", LEASE)).isTrue();
  }

  @Test
  void areFreeAtOnceWhenTheirProcessIsBack() {
    jobs.claim("a", LEASE);
    jobs.claim("b", LEASE);
    assertThat(jobs.giveBackAll("a")).isEqualTo(1);
    assertThat(jobs.claim("a", LEASE).orElseThrow().generationId()).isEqualTo(first);
  }

  @Test
  void restBeforeTheNextAttempt() {
    jobs.claim("a", LEASE);
    jobs.giveBack(first, "a", Duration.ofMinutes(1));
    assertThat(jobs.claim("a", LEASE).orElseThrow().generationId()).isEqualTo(second);
    assertThat(jobs.claim("a", LEASE)).isEmpty();
  }

  private void add(UUID generation, int secondsAgo) {
    database.update(
        """
        insert into service.render_jobs (generation_id, workspace_id, account_id, due_at)
        values (?, ?, ?, now() - make_interval(secs => ?))
        """,
        generation,
        workspaceOf(member),
        Objects.requireNonNull(member.accountId()),
        secondsAgo);
  }
}
