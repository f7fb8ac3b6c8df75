package io.marquee.film.asset;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The workspace's assets. */
@Transactional(readOnly = true)
public interface Assets extends Repository<Asset, UUID> {

  Optional<Asset> findById(UUID id);

  List<Asset> findByIdIn(Collection<UUID> ids);

  @Transactional
  Asset save(Asset asset);
}
