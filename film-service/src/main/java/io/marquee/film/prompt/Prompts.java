package io.marquee.film.prompt;

import io.marquee.web.CurrentCaller;
import io.marquee.web.NotFound;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The workspace's prompts. */
@Transactional(readOnly = true)
public interface Prompts extends Repository<Prompt, UUID> {

  Optional<Prompt> findById(UUID id);

  List<Prompt> findAllByOrderByName();

  /** Whether another one has the name, whatever its case, as the database compares it. */
  @Query(
      "select count(prompt) > 0 from Prompt prompt where lower(prompt.name) = lower(:name) and prompt.id <> :id")
  boolean isTaken(String name, UUID id);

  /**
   * A prompt to look at.
   *
   * @throws NotFound when there is none, or it is another workspace's
   */
  default Prompt get(UUID id) {
    return findById(id).orElseThrow(() -> new NotFound("prompt", id));
  }

  /**
   * A prompt that somebody wants to change: their own, or they may change those of others.
   *
   * @throws NotFound when there is none, or it is another workspace's
   */
  @Transactional(propagation = Propagation.MANDATORY)
  default Prompt getToChange(UUID id) {
    var prompt = findAndLock(id).orElseThrow(() -> new NotFound("prompt", id));
    CurrentCaller.find().ifPresent(caller -> caller.requireOwn(prompt.createdBy()));
    return prompt;
  }

  /** Holds the prompt until the transaction ends, so that changes of it wait for each other. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Transactional(propagation = Propagation.MANDATORY)
  @Query("select prompt from Prompt prompt where prompt.id = :id")
  Optional<Prompt> findAndLock(UUID id);

  @Transactional
  Prompt saveAndFlush(Prompt prompt);

  @Transactional
  void delete(Prompt prompt);
}
