package io.marquee.film.asset;

import io.marquee.film.asset.UploadedBytes.Inspection;
import io.marquee.film.storage.ObjectStore;
import io.marquee.service.audit.Audit;
import io.marquee.web.CurrentCaller;
import io.marquee.web.NotFound;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks what was uploaded and makes it usable. The bytes are copied first and checked then: what a
 * client may still write to is never what is used.
 */
@Component
public class CompleteUpload {

  private final Assets assets;
  private final ObjectStore store;
  private final TransactionTemplate transaction;
  private final Audit audit;

  CompleteUpload(Assets assets, ObjectStore store, TransactionTemplate transaction, Audit audit) {
    this.assets = assets;
    this.store = store;
    this.transaction = transaction;
    this.audit = audit;
  }

  /** Completing twice is fine. */
  public Asset run(UUID assetId) {
    var asset = assets.findById(assetId).orElseThrow(() -> new NotFound("asset", assetId));
    CurrentCaller.find().ifPresent(caller -> caller.requireOwn(asset.createdBy()));
    if (asset.isReady()) return asset;
    var upload = AssetKeys.upload(assetId);
    var stored = AssetKeys.stored(assetId);
    long size = store.size(upload).orElseThrow(() -> new UploadRefused.Missing(assetId));
    if (size != asset.size()) throw new UploadRefused.WrongSize(asset.size(), size);
    store.copy(upload, stored);
    Inspection found;
    try {
      found = UploadedBytes.inspect(store.read(stored), asset.size());
      if (!found.sha256().equals(asset.sha256())) throw new UploadRefused.WrongChecksum();
      if (AssetKind.of(found.type(asset.contentType())) != asset.kind()) {
        throw new UploadRefused.WrongType(asset.contentType(), found.type("something else"));
      }
    } catch (RuntimeException refused) {
      store.delete(List.of(stored));
      throw refused;
    }
    var ready = transaction.execute(status -> complete(assetId, found));
    store.delete(List.of(upload));
    return ready;
  }

  private Asset complete(UUID assetId, Inspection found) {
    var asset = assets.findById(assetId).orElseThrow(() -> new NotFound("asset", assetId));
    var before = asset.audited();
    asset.complete(found.type(asset.contentType()));
    audit.changed("completed", before, asset.audited());
    return assets.save(asset);
  }
}
