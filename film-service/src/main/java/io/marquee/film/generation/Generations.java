package io.marquee.film.generation;

import io.marquee.web.NotFound;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The workspace's runs of rendering. Whoever changes one locks its film first, then it. */
@Transactional(readOnly = true)
public interface Generations extends Repository<Generation, UUID> {

  Optional<Generation> findById(UUID id);

  Optional<Generation> findByIdAndFilmId(UUID id, UUID filmId);

  @Query("select generation.filmId from Generation generation where generation.id = :id")
  Optional<UUID> filmOf(UUID id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Transactional(propagation = Propagation.MANDATORY)
  @Query("select generation from Generation generation where generation.id = :id")
  Optional<Generation> findAndLock(UUID id);

  @Transactional
  Generation save(Generation generation);

  /** Writes at once, since rows that refer to it are written past the entity manager. */
  @Transactional
  Generation saveAndFlush(Generation generation);

  /**
   * @throws NotFound when the film has no such run
   */
  default Generation get(UUID filmId, UUID id) {
    return findByIdAndFilmId(id, filmId).orElseThrow(() -> new NotFound("generation", id));
  }
}
