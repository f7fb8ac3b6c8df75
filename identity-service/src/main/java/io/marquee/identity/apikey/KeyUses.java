package io.marquee.identity.apikey;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** When keys were used last, as far as the gateway has reported. */
@Repository
public class KeyUses {

  private final JdbcClient jdbc;

  KeyUses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What happened with a key since the last report.
   *
   * @param keyId which key
   * @param lastUsedAt when its last request came
   * @param address from where that came, null when nobody knows
   * @param uses how many requests came
   */
  public record Use(UUID keyId, Instant lastUsedAt, @Nullable String address, long uses) {}

  /**
   * Takes in a report; of several gateways' the latest use counts. Keys that are none are passed
   * over. In one order, so that two reports never wait for each other.
   *
   * @param report what happened since the last one
   */
  @Transactional
  public void add(List<Use> report) {
    for (Use use :
        report.stream().sorted((one, other) -> one.keyId().compareTo(other.keyId())).toList()) {
      jdbc.sql(
              """
              insert into api_key_uses as known (key_id, last_used_at, last_address, uses)
              select key_id, :at, :address, :uses from api_key_directory where key_id = :key
              on conflict (key_id) do update set
                last_address = case when excluded.last_used_at > known.last_used_at
                                    then excluded.last_address else known.last_address end,
                last_used_at = greatest(known.last_used_at, excluded.last_used_at),
                uses = known.uses + excluded.uses
              """)
          .param("key", use.keyId())
          .param("at", use.lastUsedAt().atOffset(ZoneOffset.UTC))
          .param("address", use.address())
          .param("uses", use.uses())
          .update();
    }
  }
}
