package io.marquee.film.generation;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** At what the renderer is: {@code assets}, {@code shot}, {@code assembly} or {@code storage}. */
@Component
public class Stages {

  private final JdbcClient jdbc;

  Stages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Past the aggregate, whose version counts changes of state only. */
  @Transactional
  public void enter(UUID generationId, String stage) {
    jdbc.sql("update generations set stage = :stage where id = :id")
        .param("stage", stage)
        .param("id", generationId)
        .update();
  }

  @Transactional(readOnly = true)
  public Optional<String> find(UUID generationId) {
    return jdbc.sql("select stage from generations where id = :id and stage is not null")
        .param("id", generationId)
        .query(String.class)
        .optional();
  }
}
