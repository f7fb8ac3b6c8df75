package io.marquee.film.film;

import io.marquee.web.CurrentCaller;
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
   * A film to look at. An API key sees those of its projects only.
   *
   * @throws NotFound when there is none, or it is another workspace's
   */
  default Film get(UUID id) {
    var film = findById(id).orElseThrow(() -> new NotFound("film", id));
    CurrentCaller.find().ifPresent(caller -> caller.requireProject(film.projectId()));
    return film;
  }

  /**
   * A film that somebody wants to change: their own, or they may change those of others.
   *
   * @throws NotFound when there is none, or it is another workspace's
   */
  @Transactional(propagation = Propagation.MANDATORY)
  default Film getToChange(UUID id) {
    var film = findAndLock(id).orElseThrow(() -> new NotFound("film", id));
    CurrentCaller.find()
        .ifPresent(
            caller -> {
              caller.requireProject(film.projectId());
              caller.requireOwn(film.createdBy());
            });
    return film;
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
