package io.marquee.film.character;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The workspace's characters. */
@Transactional(readOnly = true)
public interface Characters extends Repository<Character, UUID> {

  Optional<Character> findById(UUID id);

  List<Character> findAll();

  List<Character> findByIdIn(Collection<UUID> ids);

  boolean existsByNameIgnoreCase(String name);

  @Transactional
  Character saveAndFlush(Character character);
}
