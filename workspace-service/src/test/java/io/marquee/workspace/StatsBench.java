package io.marquee.workspace;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.marquee.tenancy.CurrentWorkspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./run bench stats}: what reading statistics costs with 1,000 films and with 1,000,000, and
 * an account with 1,000 workspaces. Its name keeps it out of the usual build.
 */
class StatsBench extends WorkspaceTest {

  private static final int FEW = 1_000;
  private static final int MANY = 1_000_000;
  private static final int WORKSPACES = 1_000;
  private static final int WARM_UP = 1_000;
  private static final int CALLS = 3_000;

  private static final List<String> READS =
      List.of(
          "select measure, amount from total_measures",
          "select coalesce(sum(amount), 0) from daily_measures where measure = 'SPENT_USD' and day >= date_trunc('month', now())::date",
          "select day, measure, sum(amount) from daily_measures where day >= current_date - 29 group by day, measure");

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @Test
  void measure() throws Exception {
    UUID few = createWorkspace("few");
    UUID many = createWorkspace("many");
    System.out.printf("%nAn account with %,d workspaces …%n", WORKSPACES);
    fillAccount();
    System.out.printf(
        "%,d and %,d films, one by one, with projects, spending and failures …%n", FEW, MANY);
    fill(few, FEW);
    fill(many, MANY);
    database.update("vacuum analyze shared.total_measures");
    database.update("vacuum analyze shared.daily_measures");
    database.update("vacuum analyze shared.workspaces");

    List<String> lines = new ArrayList<>();
    for (String sql : READS) {
      lines.add(
          "| %s… | %d | %d |"
              .formatted(
                  sql.substring(0, Math.min(52, sql.length())),
                  buffers(few, sql),
                  buffers(many, sql)));
    }
    long[] withFew = new long[CALLS];
    long[] withMany = new long[CALLS];
    for (int call = -WARM_UP; call < CALLS; call++) {
      long first = time(stats(few));
      long second = time(stats(many));
      if (call >= 0) {
        withFew[call] = first;
        withMany[call] = second;
      }
    }
    long[] overview = new long[CALLS];
    for (int call = -WARM_UP / 4; call < CALLS; call++) {
      long one = time(as(person, get("/api/v1/accounts/{a}/overview", accountId)));
      if (call >= 0) overview[call] = one;
    }
    http.perform(stats(many)).andExpect(jsonPath("$.totals.films").value(MANY));
    http.perform(as(person, get("/api/v1/accounts/{a}/overview", accountId)))
        .andExpect(jsonPath("$.workspaces").value(WORKSPACES + 2));

    System.out.printf(
        """

        | read | buffers at %,d films | at %,d |
        |---|---|---|
        %s

        | request, %,d times, one after the other | p50 | p99 |
        |---|---|---|
        | statistics at %,d films | %s | %s |
        | statistics at %,d films | %s | %s |
        | ratio of the p99 | | %.2f |
        | overview of an account with %,d workspaces (target: p99 under 50 ms) | %s | %s |
        %n""",
        FEW,
        MANY,
        String.join("\n", lines),
        CALLS,
        FEW,
        millis(withFew, 0.5),
        millis(withFew, 0.99),
        MANY,
        millis(withMany, 0.5),
        millis(withMany, 0.99),
        (double) at(withMany, 0.99) / at(withFew, 0.99),
        WORKSPACES,
        millis(overview, 0.5),
        millis(overview, 0.99));
  }

  private MockHttpServletRequestBuilder stats(UUID workspace) {
    return as(member(workspace), get("/api/v1/workspaces/{id}/stats", workspace));
  }

  private long time(MockHttpServletRequestBuilder request) throws Exception {
    long start = System.nanoTime();
    http.perform(request).andExpect(status().isOk());
    return System.nanoTime() - start;
  }

  /** Pages that a read touches, as the app role with the workspace bound. */
  private long buffers(UUID workspace, String sql) throws Exception {
    String plan =
        CurrentWorkspace.call(
            tenant(workspace),
            () ->
                transaction.execute(
                    status ->
                        jdbc.sql("explain (analyze, buffers, format json) " + sql)
                            .query(String.class)
                            .single()));
    var root = new JsonMapper().readTree(plan).get(0).get("Plan");
    return root.get("Shared Hit Blocks").longValue() + root.get("Shared Read Blocks").longValue();
  }

  /** As events would: one upsert after the other, committed as they come. */
  private void fill(UUID workspace, int films) {
    database.update(
        """
        do $$
        declare
          m text;
          d date;
        begin
          for i in 1 .. %2$d loop
            d := current_date - (i %% 300);
            foreach m in array array['FILMS', case when i %% 5 = 0 then 'SPENT_USD' when i %% 7 = 0 then 'GENERATIONS_FAILED' else 'FILMS_GENERATED' end] loop
              insert into shared.daily_measures (workspace_id, day, measure, amount) values ('%1$s', d, m, 1)
                on conflict (workspace_id, day, measure) do update set amount = daily_measures.amount + 1;
              insert into shared.total_measures (workspace_id, measure, amount) values ('%1$s', m, 1)
                on conflict (workspace_id, measure) do update set amount = total_measures.amount + 1;
            end loop;
            if i %% 100 = 0 then commit; end if;
          end loop;
        end $$
        """
            .formatted(workspace, films));
  }

  private void fillAccount() {
    database.update(
        """
        insert into shared.workspaces (workspace_id, id, account_id, owner_id, name, slug, kind, status, isolation,
            storage_quota_gb, time_zone, settings, created_at, updated_at, version)
        select id, id, ?, ?, 'Workspace ' || n, 'w' || n, 'CLIENT', 'ACTIVE', 'SHARED', 100, 'UTC', '{}', now() - n * interval '1 min', now(), 0
          from (select n, uuidv7() as id from generate_series(1, %d) n) made
        """
            .formatted(WORKSPACES),
        accountId,
        userId);
    String measures =
        "unnest(array['PROJECTS','FILMS','FILMS_GENERATED','GENERATIONS_FAILED','CHARACTERS','ASSETS','PUBLICATIONS','STORAGE_BYTES','SPENT_USD']) m";
    database.update(
        "insert into shared.total_measures (workspace_id, measure, amount) select workspace_id, m, 100 from shared.workspaces, "
            + measures
            + " where account_id = ? and name like 'Workspace %'",
        accountId);
    database.update(
        "insert into shared.daily_measures (workspace_id, day, measure, amount) select workspace_id, current_date - d, m, 1 from shared.workspaces, "
            + measures
            + ", generate_series(0, 59) d where account_id = ? and name like 'Workspace %'",
        accountId);
  }

  private static long at(long[] nanos, double part) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * sorted.length))];
  }

  private static String millis(long[] nanos, double part) {
    return String.format(Locale.ROOT, "%.2f ms", at(nanos, part) / 1e6);
  }
}
