package io.marquee.film.archive;

import io.marquee.film.screenplay.Flaw;
import io.marquee.film.screenplay.ScreenplayReader;
import io.marquee.service.archive.ImportRefused;
import io.marquee.service.archive.ImportedFiles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds screenplays that came in from an archive against what people may write: the renderer trusts
 * what is stored.
 */
@Component
class CheckScreenplays implements ImportedFiles {

  private static final int AT_ONCE = 50;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ScreenplayReader reader;
  private final JsonMapper json;

  CheckScreenplays(
      JdbcClient jdbc, TransactionTemplate transaction, ScreenplayReader reader, JsonMapper json) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.reader = reader;
    this.json = json;
  }

  private record Stored(UUID id, String content) {}

  @Override
  public Set<String> names() {
    return Set.of();
  }

  @Override
  public Map<UUID, UUID> take(Import asked, Map<String, List<String>> lines) {
    List<Stored> some = after(new UUID(0, 0));
    while (!some.isEmpty()) {
      some.forEach(this::check);
      some = after(some.getLast().id());
    }
    return Map.of();
  }

  private void check(Stored screenplay) {
    List<Flaw> flaws;
    try {
      flaws = reader.flaws(json.readTree(screenplay.content()));
    } catch (JacksonException unreadable) {
      throw new ImportRefused("a screenplay is none: " + unreadable.getOriginalMessage());
    }
    if (!flaws.isEmpty()) {
      throw new ImportRefused(
          "a screenplay is none: %s %s"
              .formatted(flaws.getFirst().pointer(), flaws.getFirst().detail()));
    }
  }

  private List<Stored> after(UUID id) {
    return transaction.execute(
        status ->
            jdbc.sql(
                    "select id, content::text as content from screenplays where id > ? order by id limit ?")
                .params(id, AT_ONCE)
                .query(Stored.class)
                .list());
  }
}
