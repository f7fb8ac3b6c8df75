package io.marquee.film.asset;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.film.storage.ObjectStore;
import io.marquee.service.audit.Audit;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes note of a file to come and says how to upload it. */
@Component
public class AnnounceAsset {

  private final Assets assets;
  private final ObjectStore store;
  private final Clock clock;
  private final Audit audit;

  AnnounceAsset(Assets assets, ObjectStore store, Clock clock, Audit audit) {
    this.assets = assets;
    this.store = store;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * @param sha256 of the bytes, in hex
   */
  public record Command(
      String filename, String contentType, long size, String sha256, UUID createdBy) {}

  public record Announced(Asset asset, ObjectStore.Upload upload) {}

  @Transactional
  public Announced run(Command command) {
    var asset =
        assets.save(
            new Asset(
                UuidCreator.getTimeOrderedEpoch(),
                command.filename().strip(),
                command.contentType().strip().toLowerCase(Locale.ROOT),
                command.size(),
                command.sha256().toLowerCase(Locale.ROOT),
                command.createdBy(),
                clock.instant()));
    audit.created(asset.audited());
    var upload =
        store.allowUpload(
            AssetKeys.upload(asset.id()), asset.contentType(), asset.size(), asset.sha256());
    return new Announced(asset, upload);
  }
}
