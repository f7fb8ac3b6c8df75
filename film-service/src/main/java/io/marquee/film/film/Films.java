package io.marquee.film.film;

import io.marquee.web.NotFound;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The workspace's films. */
@Transactional(readOnly = true)
public interface Films extends Repository<Film, UUID> {

  Optional<Film> findById(UUID id);

  /**
   * @throws NotFound when there is none, or it is another workspace's
   */
  default Film get(UUID id) {
    return findById(id).orElseThrow(() -> new NotFound("film", id));
  }

  /** Holds the film until the transaction ends, so that changes of it wait for each other. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Transactional(propagation = Propagation.MANDATORY)
  @Query("select film from Film film where film.id = :id")
  Optional<Film> findAndLock(UUID id);

  @Transactional
  Film save(Film film);

  /** Writes at once, so that the version in the object is the one that is stored. */
  @Transactional
  Film saveAndFlush(Film film);
}
